import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { readingAddress } from '@/components/reading/reading-address'
import { ReadingMonthList } from '@/components/reading/reading-month'
import { dayOf, monthOf } from '@/domain/month'
import { askedIn } from '@/lib/asked'
import { makeQueryClient } from '@/lib/query-client'
import { readingMonthQuery } from '@/lib/queries/reading'
import { prefetch } from '@/server/page'
import { showReadingMonth } from '@/server/reading/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reading.month'))('title') }
}

const addressOf = createLoader(readingAddress)

export default async function ReadingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await addressOf(searchParams)
  const month = asked.month ?? monthOf(dayOf(new Date()))
  const input = { ...askedIn(asked), month }
  const client = makeQueryClient()
  await Promise.all([prefetch(client, readingMonthQuery(input), showReadingMonth, input), prefetchListTools(client, 'readings', input.org)])
  return (
    <Frame org={input.org} path="/stations/readings" month={month}>
      <HydrationBoundary state={dehydrate(client)}>
        <ReadingMonthList month={month} today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
