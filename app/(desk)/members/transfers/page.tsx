import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { Frame } from '@/app/frame'
import { TransferList } from '@/components/transfer/transfer-list'
import { transferDirections } from '@/domain/transfer-words'
import { makeQueryClient } from '@/lib/query-client'
import { transferListQuery } from '@/lib/queries/transfer'
import { prefetch } from '@/server/page'
import { transferList } from '@/server/transfer/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfer'))('title') }
}

const address = z.object({ direction: z.enum(transferDirections).catch('in'), cursor: z.string().optional().catch(undefined) })

export default async function TransfersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const input = address.parse(await searchParams)
  const client = makeQueryClient()
  await prefetch(client, transferListQuery(input), transferList, input)
  const t = await getTranslations('transfer')
  return (
    <Frame here={t('title')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <TransferList />
      </HydrationBoundary>
    </Frame>
  )
}
