import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { MemberStructure } from '@/components/member/member-structure'
import { inputOf, structureAddress } from '@/components/member/structure-address'
import { dayOf, monthOf } from '@/domain/month'
import { memberCutsQuery } from '@/lib/queries/member'
import { makeQueryClient } from '@/lib/query-client'
import { memberCuts } from '@/server/member/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('member.structure'))('title') }
}

const addressOf = createLoader(structureAddress)

export default async function MemberStructurePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = inputOf(await addressOf(searchParams))
  const client = makeQueryClient()
  await prefetch(client, memberCutsQuery(input), memberCuts, input)
  return (
    <Frame org={input.org} path="/members/structure" month={input.month ?? monthOf(dayOf(new Date()))}>
      <HydrationBoundary state={dehydrate(client)}>
        <MemberStructure />
      </HydrationBoundary>
    </Frame>
  )
}
