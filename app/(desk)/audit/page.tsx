import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { AuditList } from '@/components/audit/audit-list'
import { auditActionKeys, auditNounKeys } from '@/domain/audit'
import { makeQueryClient } from '@/lib/query-client'
import { auditListQuery } from '@/lib/queries/audit'
import { listAudit } from '@/server/audit/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

const askedOf = createLoader({
  from: parseAsString,
  to: parseAsString,
  account: parseAsString,
  row: parseAsString,
  action: parseAsStringLiteral(auditActionKeys),
  noun: parseAsStringLiteral(auditNounKeys),
  cursor: parseAsString,
})

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await askedOf(searchParams)
  const input = {
    from: asked.from ?? undefined,
    to: asked.to ?? undefined,
    account: asked.account ?? undefined,
    row: asked.row ?? undefined,
    action: asked.action ?? undefined,
    noun: asked.noun ?? undefined,
    cursor: asked.cursor ?? undefined,
  }
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
