import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { SettingList } from '@/components/setting/setting-list'
import { makeQueryClient } from '@/lib/query-client'
import { settingListQuery } from '@/lib/queries/setting'
import { prefetch } from '@/server/page'
import { listSettings } from '@/server/setting/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('setting'))('title') }
}

export default async function SettingsPage() {
  const client = makeQueryClient()
  await prefetch(client, settingListQuery(), listSettings, {})
  return (
    <Frame here={(await getTranslations('setting'))('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <SettingList />
      </HydrationBoundary>
    </Frame>
  )
}
