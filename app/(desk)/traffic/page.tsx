import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { TrafficBoard } from '@/components/reading/traffic-board'
import { makeQueryClient } from '@/lib/query-client'
import { readingBoardQuery } from '@/lib/queries/reading'
import { prefetch, workingActor } from '@/server/page'
import { showBoard } from '@/server/reading/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reading'))('title') }
}

export default async function TrafficPage() {
  const client = makeQueryClient()
  await prefetch(client, readingBoardQuery(), showBoard, {})
  const [actor, t] = await Promise.all([workingActor(), getTranslations('reading')])
  return (
    <Frame path="/stations" here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <TrafficBoard accountId={actor.accountId} />
      </HydrationBoundary>
    </Frame>
  )
}
