import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchColumns } from '@/app/list-tools'
import { transferAddress } from '@/components/transfer/transfer-address'
import { TransferList } from '@/components/transfer/transfer-list'
import { askedIn } from '@/lib/asked'
import { makeQueryClient } from '@/lib/query-client'
import { transferListQuery } from '@/lib/queries/transfer'
import { prefetch } from '@/server/page'
import { transferList } from '@/server/transfer/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfer'))('title') }
}

const addressOf = createLoader(transferAddress)

export default async function TransfersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = askedIn(await addressOf(searchParams))
  const client = makeQueryClient()
  await Promise.all([prefetch(client, transferListQuery(input), transferList, input), prefetchColumns(client, 'transfers')])
  const t = await getTranslations('transfer')
  return (
    <Frame here={t('title')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <TransferList />
      </HydrationBoundary>
    </Frame>
  )
}
