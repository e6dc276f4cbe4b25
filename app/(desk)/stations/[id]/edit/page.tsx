import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { Frame } from '@/app/frame'
import { StationForm } from '@/components/station/station-form'
import { makeQueryClient } from '@/lib/query-client'
import { stationHostsQuery } from '@/lib/queries/station'
import { pageRead, prefetch } from '@/server/page'
import { listStationHosts, showStation } from '@/server/station/reads'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('station.form'))('edit') }
}

export default async function EditStationPage({ params }: { params: Promise<{ id: string }> }) {
  const station = await pageRead(showStation, await params)
  if (!station.mayEdit) forbidden()
  const client = makeQueryClient()
  await prefetch(client, stationHostsQuery(), listStationHosts, {})
  return (
    <Frame org={station.orgId} path="/stations" here={station.name}>
      <HydrationBoundary state={dehydrate(client)}>
        <StationForm station={station} today={station.today} />
      </HydrationBoundary>
    </Frame>
  )
}
