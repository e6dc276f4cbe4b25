import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { HandoverView } from '@/components/committee/handover-view'
import { makeQueryClient } from '@/lib/query-client'
import { handoverQuery } from '@/lib/queries/org'
import { committeeHandover } from '@/server/committee/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('committee.handover'))('title') }
}

export default async function HandoverPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('committee.handover')])
  const client = makeQueryClient()
  await prefetch(client, handoverQuery(id), committeeHandover, { id })
  return (
    <Frame org={id} here={t('title')} path="/organisations">
      <HydrationBoundary state={dehydrate(client)}>
        <HandoverView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
