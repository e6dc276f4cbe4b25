import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { StationForm } from '@/components/station/station-form'
import { dayOf } from '@/domain/month'
import { makeQueryClient } from '@/lib/query-client'
import { stationHostsQuery } from '@/lib/queries/station'
import { prefetch } from '@/server/page'
import { listStationHosts } from '@/server/station/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('station.form'))('create') }
}

export default async function NewStationPage() {
  const client = makeQueryClient()
  await prefetch(client, stationHostsQuery(), listStationHosts, {})
  const t = await getTranslations('station.form')
  return (
    <Frame path="/stations" here={t('create')}>
      <HydrationBoundary state={dehydrate(client)}>
        <StationForm today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
