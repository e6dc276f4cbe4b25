import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { prefetchColumns } from '@/app/list-tools'
import { FloatingView } from '@/components/floating/floating-view'
import { makeQueryClient } from '@/lib/query-client'
import { floatingQuery } from '@/lib/queries/floating'
import { floatingList } from '@/server/floating/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('floating'))('title') }
}

export default async function FloatingMembersPage() {
  const client = makeQueryClient()
  await Promise.all([
    prefetch(client, floatingQuery(), floatingList, {}),
    prefetchColumns(client, 'absent'),
    prefetchColumns(client, 'floating'),
  ])
  const t = await getTranslations('floating')
  return (
    <Frame here={t('title')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <FloatingView />
      </HydrationBoundary>
    </Frame>
  )
}
