import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Frame } from '@/app/frame'
import { MergeCompare } from '@/components/merge/merge-compare'
import { compareInput } from '@/domain/merge'
import { makeQueryClient } from '@/lib/query-client'
import { comparisonQuery } from '@/lib/queries/merge'
import { mergeCompare } from '@/server/merge/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merge.page'))('title') }
}

export default async function ComparePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const input = compareInput.safeParse(await searchParams).data
  if (input === undefined) notFound()
  const client = makeQueryClient()
  const [t] = await Promise.all([
    getTranslations('merge.page'),
    prefetch(client, comparisonQuery(input.left, input.right), mergeCompare, input),
  ])
  return (
    <Frame here={t('title')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <MergeCompare left={input.left} right={input.right} />
      </HydrationBoundary>
    </Frame>
  )
}
