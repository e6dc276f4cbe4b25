import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { LogActivity } from '@/components/activity/log-activity'
import { activityKindKeys } from '@/domain/activity-words'
import { daySchema } from '@/domain/date-schema'
import { makeQueryClient } from '@/lib/query-client'
import { activityFormQuery } from '@/lib/queries/activity'
import { activityForm } from '@/server/activity/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('form.title') }
}

const addressOf = createLoader({
  org: parseAsString,
  kind: parseAsStringLiteral(activityKindKeys),
  date: parseAsString,
  item: parseAsString,
})

export default async function NewActivityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await addressOf(searchParams)
  const facts = { org: asked.org ?? undefined, day: daySchema.safeParse(asked.date).data }
  const client = makeQueryClient()
  const query = activityFormQuery(facts)
  await prefetch(client, query, activityForm, facts)
  const form = client.getQueryData(query.queryKey)
  const t = await getTranslations('activity')
  return (
    <Frame org={form?.org.id} path="/activities" here={t('form.title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <LogActivity org={facts.org} prefill={{ kind: asked.kind ?? undefined, day: facts.day }} itemKey={asked.item ?? undefined} />
      </HydrationBoundary>
    </Frame>
  )
}
