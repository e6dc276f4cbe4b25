import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { prefetchColumns } from '@/app/list-tools'
import { UnionView } from '@/components/union/union-view'
import { unionQuery } from '@/lib/queries/union'
import { makeQueryClient } from '@/lib/query-client'
import { prefetch } from '@/server/page'
import { unionOverview } from '@/server/union/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('union'))('title') }
}

export default async function UnionCoveragePage() {
  const client = makeQueryClient()
  await Promise.all([prefetch(client, unionQuery(), unionOverview, {}), prefetchColumns(client, 'union')])
  const t = await getTranslations('union')
  return (
    <Frame here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <UnionView />
      </HydrationBoundary>
    </Frame>
  )
}
