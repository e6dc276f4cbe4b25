import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchColumns } from '@/app/list-tools'
import { duesAddress, inputOf } from '@/components/dues/dues-address'
import { DuesView } from '@/components/dues/dues-view'
import { dayOf } from '@/domain/month'
import { duesQuery } from '@/lib/queries/dues'
import { makeQueryClient } from '@/lib/query-client'
import { duesStatement } from '@/server/dues/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dues'))('title') }
}

const addressOf = createLoader(duesAddress)

export default async function DuesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [asked, t] = await Promise.all([addressOf(searchParams), getTranslations('dues')])
  const input = inputOf(asked)
  const client = makeQueryClient()
  await Promise.all([prefetch(client, duesQuery(input), duesStatement, input), prefetchColumns(client, 'dues')])
  return (
    <Frame here={t('title')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <DuesView today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
