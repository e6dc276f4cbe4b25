import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { CommitteeView } from '@/components/committee/committee-view'
import { makeQueryClient } from '@/lib/query-client'
import { branchKinds } from '@/domain/org-words'
import { committeeQuery, groupQuery } from '@/lib/queries/org'
import { committeeGet } from '@/server/committee/reads'
import { groupList } from '@/server/group/reads'
import { orgGet } from '@/server/organisation/reads'
import { pageRead, prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('committee'))('title') }
}

export default async function CommitteePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('committee')])
  const client = makeQueryClient()
  const [org] = await Promise.all([pageRead(orgGet, { id }), prefetch(client, committeeQuery(id), committeeGet, { id })])
  if (branchKinds.includes(org.kind)) await prefetch(client, groupQuery(id), groupList, { id })
  return (
    <Frame org={id} here={t('title')} path="/organisations">
      <HydrationBoundary state={dehydrate(client)}>
        <CommitteeView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
