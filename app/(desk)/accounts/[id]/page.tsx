import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { AccountView } from '@/components/account/account-view'
import { makeQueryClient } from '@/lib/query-client'
import { accountQuery } from '@/lib/queries/account'
import { showAccount } from '@/server/account/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function AccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const client = makeQueryClient()
  await prefetch(client, accountQuery(id), showAccount, { id })
  return (
    <Frame here={(await getTranslations('account'))('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <AccountView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
