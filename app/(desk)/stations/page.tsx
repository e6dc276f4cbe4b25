import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { StationList } from '@/components/station/station-list'
import { dayOf, endedMonth } from '@/domain/month'
import { stationKindKeys, stationStateKeys } from '@/domain/station-words'
import { basisParser } from '@/lib/basis'
import { makeQueryClient } from '@/lib/query-client'
import { stationListQuery } from '@/lib/queries/station'
import { prefetch } from '@/server/page'
import { listStations } from '@/server/station/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('station'))('title') }
}

const addressOf = createLoader({
  org: parseAsString,
  region: parseAsString,
  kind: parseAsStringLiteral(stationKindKeys),
  state: parseAsStringLiteral([...stationStateKeys, 'all']).withDefault('open'),
  q: parseAsString,
  month: parseAsString,
  basis: basisParser,
  cursor: parseAsString,
})

export default async function StationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await addressOf(searchParams)
  const input = {
    org: asked.org ?? undefined,
    region: asked.region ?? undefined,
    kind: asked.kind ?? undefined,
    state: asked.state === 'all' ? undefined : asked.state,
    q: asked.q ?? undefined,
    month: asked.month ?? undefined,
    basis: asked.basis ?? undefined,
    cursor: asked.cursor ?? undefined,
  }
  const today = dayOf(new Date())
  const client = makeQueryClient()
  await Promise.all([prefetch(client, stationListQuery(input), listStations, input), prefetchListTools(client, 'stations', input.org)])
  return (
    <Frame org={asked.org ?? undefined} path="/stations" past={endedMonth(asked.month, today)}>
      <HydrationBoundary state={dehydrate(client)}>
        <StationList today={today} />
      </HydrationBoundary>
    </Frame>
  )
}
