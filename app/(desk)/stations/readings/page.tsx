import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { ReadingMonthList } from '@/components/reading/reading-month'
import { dayOf, monthOf } from '@/domain/month'
import { stationKindKeys } from '@/domain/station-words'
import { basisParser } from '@/lib/basis'
import { makeQueryClient } from '@/lib/query-client'
import { readingMonthQuery } from '@/lib/queries/reading'
import { prefetch } from '@/server/page'
import { showReadingMonth } from '@/server/reading/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reading.month'))('title') }
}

const addressOf = createLoader({
  org: parseAsString,
  region: parseAsString,
  kind: parseAsStringLiteral(stationKindKeys),
  month: parseAsString,
  basis: basisParser,
  cursor: parseAsString,
})

export default async function ReadingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await addressOf(searchParams)
  const month = asked.month ?? monthOf(dayOf(new Date()))
  const input = {
    org: asked.org ?? undefined,
    region: asked.region ?? undefined,
    kind: asked.kind ?? undefined,
    month,
    basis: asked.basis ?? undefined,
    cursor: asked.cursor ?? undefined,
  }
  const client = makeQueryClient()
  await Promise.all([prefetch(client, readingMonthQuery(input), showReadingMonth, input), prefetchListTools(client, 'readings', input.org)])
  return (
    <Frame org={asked.org ?? undefined} path="/stations/readings" month={month}>
      <HydrationBoundary state={dehydrate(client)}>
        <ReadingMonthList month={month} today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
