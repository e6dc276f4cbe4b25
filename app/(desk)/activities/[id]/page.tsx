import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { ActivityView } from '@/components/activity/activity-view'
import { makeQueryClient } from '@/lib/query-client'
import { activityQuery } from '@/lib/queries/activity'
import { activityOne } from '@/server/activity/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') }
}

export default async function ActivityPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const client = makeQueryClient()
  const query = activityQuery(id)
  await prefetch(client, query, activityOne, { id })
  const activity = client.getQueryData(query.queryKey)
  return (
    <Frame org={activity?.seenFrom} path="/activities" here={activity?.title}>
      <HydrationBoundary state={dehydrate(client)}>
        <ActivityView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
