import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { AccountForm } from '@/components/account/account-form'
import { makeQueryClient } from '@/lib/query-client'
import { accountOptionsQuery } from '@/lib/queries/account'
import { listAccountOptions } from '@/server/account/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.form'))('title') }
}

export default async function NewAccountPage() {
  const client = makeQueryClient()
  await prefetch(client, accountOptionsQuery(), listAccountOptions, {})
  return (
    <Frame here={(await getTranslations('account.form'))('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <AccountForm />
      </HydrationBoundary>
    </Frame>
  )
}
