import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { ImportView } from '@/components/import/import-view'
import { importQuery } from '@/lib/queries/import'
import { makeQueryClient } from '@/lib/query-client'
import { importOne } from '@/server/import/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const client = makeQueryClient()
  const query = importQuery(id)
  await prefetch(client, query, importOne, { id })
  const t = await getTranslations('imports')
  return (
    <Frame here={client.getQueryData(query.queryKey)?.fileName ?? t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <ImportView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
