import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchColumns } from '@/app/list-tools'
import { BranchesView } from '@/components/dues/branches-view'
import { duesAddress, inputOf } from '@/components/dues/dues-address'
import { dayOf } from '@/domain/month'
import { duesBranchesQuery } from '@/lib/queries/dues'
import { makeQueryClient } from '@/lib/query-client'
import { duesBranches } from '@/server/dues/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dues.district'))('title') }
}

const addressOf = createLoader(duesAddress)

export default async function DuesBranchesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [asked, t] = await Promise.all([addressOf(searchParams), getTranslations('dues.district')])
  const input = inputOf(asked)
  const client = makeQueryClient()
  await Promise.all([prefetch(client, duesBranchesQuery(input), duesBranches, input), prefetchColumns(client, 'duesBranches')])
  return (
    <Frame here={t('title')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <BranchesView today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
