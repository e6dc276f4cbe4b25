import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { stationAddress, stationsAsked } from '@/components/station/station-address'
import { StationList } from '@/components/station/station-list'
import { dayOf, endedMonth } from '@/domain/month'
import { makeQueryClient } from '@/lib/query-client'
import { stationListQuery } from '@/lib/queries/station'
import { prefetch } from '@/server/page'
import { listStations } from '@/server/station/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('station'))('title') }
}

const addressOf = createLoader(stationAddress)

export default async function StationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = stationsAsked(await addressOf(searchParams))
  const today = dayOf(new Date())
  const client = makeQueryClient()
  await Promise.all([prefetch(client, stationListQuery(input), listStations, input), prefetchListTools(client, 'stations', input.org)])
  return (
    <Frame org={input.org} path="/stations" past={endedMonth(input.month, today)}>
      <HydrationBoundary state={dehydrate(client)}>
        <StationList today={today} />
      </HydrationBoundary>
    </Frame>
  )
}
