import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { developmentAddress } from '@/components/development/development-address'
import { DevelopmentList } from '@/components/development/development-list'
import { dayOf } from '@/domain/month'
import { askedIn } from '@/lib/asked'
import { developmentListQuery } from '@/lib/queries/development'
import { makeQueryClient } from '@/lib/query-client'
import { developmentList } from '@/server/development/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('development'))('title') }
}

const addressOf = createLoader(developmentAddress)

export default async function DevelopmentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = askedIn(await addressOf(searchParams))
  const client = makeQueryClient()
  await Promise.all([
    prefetch(client, developmentListQuery(input), developmentList, input),
    prefetchListTools(client, 'development', input.org),
  ])
  return (
    <Frame org={input.org} path="/members/development">
      <HydrationBoundary state={dehydrate(client)}>
        <DevelopmentList today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
