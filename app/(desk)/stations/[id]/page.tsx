import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { StationView } from '@/components/station/station-view'
import { makeQueryClient } from '@/lib/query-client'
import { stationQuery } from '@/lib/queries/station'
import { prefetch } from '@/server/page'
import { showStation } from '@/server/station/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('station'))('title') }
}

export default async function StationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const client = makeQueryClient()
  const query = stationQuery(id)
  await prefetch(client, query, showStation, { id })
  const station = client.getQueryData(query.queryKey)
  return (
    <Frame org={station?.orgId} path="/stations" here={station?.name}>
      <HydrationBoundary state={dehydrate(client)}>
        <StationView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
