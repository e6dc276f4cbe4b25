import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { OwnView } from '@/components/account/own-view'
import { makeQueryClient } from '@/lib/query-client'
import { ownQuery } from '@/lib/queries/own'
import { showOwn } from '@/server/own/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.own'))('title') }
}

export default async function MyPage() {
  const client = makeQueryClient()
  await prefetch(client, ownQuery(), showOwn, {})
  return (
    <Frame here={(await getTranslations('account.own'))('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <OwnView />
      </HydrationBoundary>
    </Frame>
  )
}
