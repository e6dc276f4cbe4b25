import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { AccountList } from '@/components/account/account-list'
import { roleKeys } from '@/domain/roles'
import { makeQueryClient } from '@/lib/query-client'
import { accountListQuery } from '@/lib/queries/account'
import { listAccounts } from '@/server/account/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

const askedOf = createLoader({
  q: parseAsString,
  role: parseAsStringLiteral(roleKeys),
  state: parseAsStringLiteral(['active', 'locked']),
  cursor: parseAsString,
})

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await askedOf(searchParams)
  const input = {
    q: asked.q ?? undefined,
    role: asked.role ?? undefined,
    state: asked.state ?? undefined,
    cursor: asked.cursor ?? undefined,
  }
  const client = makeQueryClient()
  await prefetch(client, accountListQuery(input), listAccounts, input)
  return (
    <Frame here={(await getTranslations('account'))('title')} path="/">
      <HydrationBoundary state={dehydrate(client)}>
        <AccountList />
      </HydrationBoundary>
    </Frame>
  )
}
