import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { MemberView } from '@/components/member/member-view'
import { developmentQuery } from '@/lib/queries/development'
import { makeQueryClient } from '@/lib/query-client'
import { floatingOfPersonQuery } from '@/lib/queries/floating'
import { memberQuery } from '@/lib/queries/member'
import { transfersOfPersonQuery } from '@/lib/queries/transfer'
import { unionOfPersonQuery } from '@/lib/queries/union'
import { developmentOne } from '@/server/development/reads'
import { floatingOfOne } from '@/server/floating/reads'
import { memberOne } from '@/server/member/reads'
import { prefetch } from '@/server/page'
import { transferOfPerson } from '@/server/transfer/reads'
import { unionOfOne } from '@/server/union/reads'

/** A person's name stands on the page, not in the title: titles end up in histories and window lists. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('member.detail'))('label') }
}

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('member.detail')])
  const client = makeQueryClient()
  await Promise.all([
    prefetch(client, memberQuery(id), memberOne, { id }),
    prefetch(client, developmentQuery(id), developmentOne, { id }),
    prefetch(client, transfersOfPersonQuery(id), transferOfPerson, { id }),
    prefetch(client, floatingOfPersonQuery(id), floatingOfOne, { id }),
    prefetch(client, unionOfPersonQuery(id), unionOfOne, { id }),
  ])
  return (
    <Frame here={t('label')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <MemberView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
