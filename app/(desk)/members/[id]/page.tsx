import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { MemberView } from '@/components/member/member-view'
import { developmentQuery } from '@/lib/queries/development'
import { makeQueryClient } from '@/lib/query-client'
import { memberQuery } from '@/lib/queries/member'
import { developmentOne } from '@/server/development/reads'
import { memberOne } from '@/server/member/reads'
import { prefetch } from '@/server/page'

/** A person's name stands on the page, not in the title: titles end up in histories and window lists. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('member.detail'))('label') }
}

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('member.detail')])
  const client = makeQueryClient()
  await Promise.all([prefetch(client, memberQuery(id), memberOne, { id }), prefetch(client, developmentQuery(id), developmentOne, { id })])
  return (
    <Frame here={t('label')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <MemberView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
