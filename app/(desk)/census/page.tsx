import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { censusAddress, inputOf } from '@/components/census/census-address'
import { CensusView } from '@/components/census/census-view'
import { censusQuery } from '@/lib/queries/census'
import { makeQueryClient } from '@/lib/query-client'
import { censusPage } from '@/server/census/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('census'))('title') }
}

const addressOf = createLoader(censusAddress)

/** The census of the city: progress, what was counted, and the districts compared. */
export default async function CensusPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [asked, t] = await Promise.all([addressOf(searchParams), getTranslations('census')])
  const input = inputOf(asked)
  const client = makeQueryClient()
  await prefetch(client, censusQuery(input), censusPage, input)
  return (
    <Frame here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <CensusView />
      </HydrationBoundary>
    </Frame>
  )
}
