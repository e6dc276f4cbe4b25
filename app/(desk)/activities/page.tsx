import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { ActivityList } from '@/components/activity/activity-list'
import { activityKindKeys, activityStateKeys } from '@/domain/activity-words'
import { dayOf } from '@/domain/month'
import { basisParser } from '@/lib/basis'
import { makeQueryClient } from '@/lib/query-client'
import { activityListQuery } from '@/lib/queries/activity'
import { activityList } from '@/server/activity/reads'
import { can } from '@/server/actor'
import { prefetch, workingActor } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') }
}

const addressOf = createLoader({
  org: parseAsString,
  region: parseAsString,
  month: parseAsString,
  basis: basisParser,
  kind: parseAsStringLiteral(activityKindKeys),
  state: parseAsStringLiteral(activityStateKeys),
  q: parseAsString,
  cursor: parseAsString,
})

export default async function ActivitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await addressOf(searchParams)
  const input = {
    org: asked.org ?? undefined,
    region: asked.region ?? undefined,
    month: asked.month ?? undefined,
    basis: asked.basis ?? undefined,
    kind: asked.kind ?? undefined,
    state: asked.state ?? undefined,
    q: asked.q ?? undefined,
    cursor: asked.cursor ?? undefined,
  }
  const client = makeQueryClient()
  await Promise.all([prefetch(client, activityListQuery(input), activityList, input), prefetchListTools(client, 'activities', input.org)])
  return (
    <Frame org={input.org} path="/activities">
      <HydrationBoundary state={dehydrate(client)}>
        <ActivityList today={dayOf(new Date())} mayLog={can(await workingActor(), 'activity.write')} />
      </HydrationBoundary>
    </Frame>
  )
}
