import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { Frame } from '@/app/frame'
import { EditActivity } from '@/components/activity/edit-activity'
import { makeQueryClient } from '@/lib/query-client'
import { activityFormQuery, activityQuery } from '@/lib/queries/activity'
import { activityForm, activityOne } from '@/server/activity/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('form.editTitle') }
}

export default async function EditActivityPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const client = makeQueryClient()
  const query = activityQuery(id)
  await prefetch(client, query, activityOne, { id })
  const activity = client.getQueryData(query.queryKey)
  if (activity !== undefined) {
    if (!activity.mayEdit) forbidden()
    const facts = { org: activity.orgId, day: activity.day }
    await prefetch(client, activityFormQuery(facts), activityForm, facts)
  }
  return (
    <Frame org={activity?.orgId} path="/activities" here={activity?.title}>
      <HydrationBoundary state={dehydrate(client)}>
        <EditActivity id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
