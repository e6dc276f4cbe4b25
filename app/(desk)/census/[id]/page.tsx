import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { DistrictView } from '@/components/census/district-view'
import { censusDistrictQuery } from '@/lib/queries/census'
import { makeQueryClient } from '@/lib/query-client'
import { censusOfDistrict } from '@/server/census/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('census'))('title') }
}

/** One district in a census: its looks, and what was corrected. */
export default async function CensusDistrictPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('census')])
  const client = makeQueryClient()
  const query = censusDistrictQuery(id)
  await prefetch(client, query, censusOfDistrict, { id })
  return (
    <Frame org={client.getQueryData(query.queryKey)?.orgId} here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <DistrictView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
