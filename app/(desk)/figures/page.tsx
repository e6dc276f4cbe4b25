import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Figures } from '@/components/figure/figures'
import { figureQuery } from '@/lib/queries/figure'
import { makeQueryClient } from '@/lib/query-client'
import { figureOverview } from '@/server/figure/reads'
import { prefetch } from '@/server/page'
import { Frame } from '../../frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('figure')
  return { title: t('title') }
}

/** Published and census figures. */
export default async function FiguresPage() {
  const t = await getTranslations('figure')
  const client = makeQueryClient()
  await prefetch(client, figureQuery(), figureOverview, {})
  return (
    <Frame here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <Figures />
      </HydrationBoundary>
    </Frame>
  )
}
