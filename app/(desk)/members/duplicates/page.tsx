import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { Frame } from '@/app/frame'
import { Duplicates } from '@/components/merge/duplicates'
import { duplicateTabs } from '@/domain/merge-words'
import { makeQueryClient } from '@/lib/query-client'
import { checkListQuery, mergeListQuery, pairListQuery } from '@/lib/queries/merge'
import { checkList, mergeList, pairList } from '@/server/merge/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merge'))('title') }
}

const address = z.object({ tab: z.enum(duplicateTabs).catch('checks'), cursor: z.string().optional().catch(undefined) })

export default async function DuplicatesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { tab, cursor } = address.parse(await searchParams)
  const client = makeQueryClient()
  const input = { cursor }
  if (tab === 'checks') await prefetch(client, checkListQuery(input), checkList, input)
  if (tab === 'pairs') await prefetch(client, pairListQuery(input), pairList, input)
  if (tab === 'merged') await prefetch(client, mergeListQuery(input), mergeList, input)
  const t = await getTranslations('merge')
  return (
    <Frame here={t('title')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <Duplicates />
      </HydrationBoundary>
    </Frame>
  )
}
