import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import * as z from 'zod'
import { Frame } from '@/app/frame'
import { OrgForm } from '@/components/organisation/org-form'
import { dayOf } from '@/domain/month'
import { makeQueryClient } from '@/lib/query-client'
import { orgTreeQuery } from '@/lib/queries/org'
import { can } from '@/server/actor'
import { orgTree } from '@/server/organisation/reads'
import { prefetch, workingActor } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation.form'))('create') }
}

export default async function NewOrganisationPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const [asked, actor, t] = await Promise.all([searchParams, workingActor(), getTranslations('organisation.form')])
  if (!can(actor, 'org.manage')) forbidden()
  const client = makeQueryClient()
  await prefetch(client, orgTreeQuery({}), orgTree, {})
  return (
    <Frame here={t('create')} path="/organisations">
      <HydrationBoundary state={dehydrate(client)}>
        <OrgForm parent={z.uuid().safeParse(asked['parent']).data} today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
