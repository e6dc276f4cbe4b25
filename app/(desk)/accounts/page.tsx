import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchColumns } from '@/app/list-tools'
import { accountAddress } from '@/components/account/account-address'
import { AccountList } from '@/components/account/account-list'
import { askedIn } from '@/lib/asked'
import { makeQueryClient } from '@/lib/query-client'
import { accountListQuery } from '@/lib/queries/account'
import { listAccounts } from '@/server/account/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

const addressOf = createLoader(accountAddress)

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = askedIn(await addressOf(searchParams))
  const client = makeQueryClient()
  await Promise.all([prefetch(client, accountListQuery(input), listAccounts, input), prefetchColumns(client, 'accounts')])
  return (
    <Frame here={(await getTranslations('account'))('title')} path="/">
      <HydrationBoundary state={dehydrate(client)}>
        <AccountList />
      </HydrationBoundary>
    </Frame>
  )
}
