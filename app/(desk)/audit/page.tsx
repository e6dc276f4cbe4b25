import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { auditAddress } from '@/components/audit/audit-address'
import { AuditList } from '@/components/audit/audit-list'
import { askedIn } from '@/lib/asked'
import { makeQueryClient } from '@/lib/query-client'
import { auditListQuery } from '@/lib/queries/audit'
import { listAudit } from '@/server/audit/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

const addressOf = createLoader(auditAddress)

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = askedIn(await addressOf(searchParams))
  const client = makeQueryClient()
  await prefetch(client, auditListQuery(input), listAudit, input)
  return (
    <Frame here={(await getTranslations('audit'))('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <AuditList />
      </HydrationBoundary>
    </Frame>
  )
}
