import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import * as z from 'zod'
import { Frame } from '@/app/frame'
import { prefetchListTools } from '@/app/list-tools'
import { listInputOf } from '@/components/member/member-address'
import { MemberList } from '@/components/member/member-list'
import { dayOf, endedMonth } from '@/domain/month'
import { makeQueryClient } from '@/lib/query-client'
import { memberListQuery, memberQuery, memberTabsQuery } from '@/lib/queries/member'
import { can } from '@/server/actor'
import { memberList, memberOne, memberTabs } from '@/server/member/reads'
import { prefetch, workingActor } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('member'))('title') }
}

export default async function MembersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const asked = await searchParams
  const input = listInputOf(asked)
  const member = z.uuid().safeParse(asked['member']).data
  const today = dayOf(new Date())
  const actor = await workingActor()
  const client = makeQueryClient()
  await Promise.all([
    prefetch(client, memberListQuery(input), memberList, input),
    prefetch(client, memberTabsQuery(input), memberTabs, input),
    prefetchListTools(client, 'members', input.org),
    member === undefined ? null : prefetch(client, memberQuery(member), memberOne, { id: member }),
  ])
  return (
    <Frame org={input.org} path="/members" past={endedMonth(input.month, today)}>
      <HydrationBoundary state={dehydrate(client)}>
        <MemberList today={today} mayMerge={can(actor, 'person.merge')} />
      </HydrationBoundary>
    </Frame>
  )
}
