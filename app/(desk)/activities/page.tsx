import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { activityAddress } from '@/components/activity/activity-address'
import { ActivityList } from '@/components/activity/activity-list'
import { dayOf } from '@/domain/month'
import { askedIn } from '@/lib/asked'
import { makeQueryClient } from '@/lib/query-client'
import { activityListQuery } from '@/lib/queries/activity'
import { activityList } from '@/server/activity/reads'
import { can } from '@/server/actor'
import { prefetch, workingActor } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') }
}

const addressOf = createLoader(activityAddress)

export default async function ActivitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = askedIn(await addressOf(searchParams))
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
