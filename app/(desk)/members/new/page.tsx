import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { Frame } from '@/app/frame'
import { MemberCreate } from '@/components/member/member-create'
import { dayOf } from '@/domain/month'
import { makeQueryClient } from '@/lib/query-client'
import { memberFormQuery } from '@/lib/queries/member'
import { memberForm } from '@/server/member/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('member.form'))('create') }
}

export default async function NewMemberPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [asked, t] = await Promise.all([searchParams, getTranslations('member.form')])
  const client = makeQueryClient()
  await prefetch(client, memberFormQuery(), memberForm, {})
  return (
    <Frame here={t('create')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <MemberCreate org={z.uuid().safeParse(asked['org']).data} today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
