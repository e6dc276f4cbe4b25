import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { dutyAddress } from '@/components/duty/duty-address'
import { OpenDuties } from '@/components/duty/open-duties'
import { askedIn } from '@/lib/asked'
import { makeQueryClient } from '@/lib/query-client'
import { dutyListQuery } from '@/lib/queries/duty'
import { can } from '@/server/actor'
import { dutyList } from '@/server/duty/reads'
import { prefetch, workingActor } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duty'))('title') }
}

const addressOf = createLoader(dutyAddress)

export default async function DutiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = askedIn(await addressOf(searchParams))
  const client = makeQueryClient()
  await Promise.all([prefetch(client, dutyListQuery(input), dutyList, input), prefetchListTools(client, 'duties', input.org)])
  const actor = await workingActor()
  return (
    <Frame org={input.org} path="/duties">
      <HydrationBoundary state={dehydrate(client)}>
        <OpenDuties mayCalendar={can(actor, 'activity.write')} />
      </HydrationBoundary>
    </Frame>
  )
}
