import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { ImportList } from '@/components/import/import-list'
import { importListQuery } from '@/lib/queries/import'
import { makeQueryClient } from '@/lib/query-client'
import { importList } from '@/server/import/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

const addressOf = createLoader({ cursor: parseAsString })

export default async function ImportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { cursor } = await addressOf(searchParams)
  const input = { cursor: cursor ?? undefined }
  const client = makeQueryClient()
  await prefetch(client, importListQuery(input), importList, input)
  const t = await getTranslations('imports')
  return (
    <Frame here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <ImportList />
      </HydrationBoundary>
    </Frame>
  )
}
