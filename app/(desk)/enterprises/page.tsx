import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { EnterpriseList } from '@/components/enterprise/enterprise-list'
import { enterpriseKindKeys, enterpriseStateKeys, partyStateKeys, unionStateKeys } from '@/domain/enterprise-words'
import { enterpriseListQuery } from '@/lib/queries/enterprise'
import { listToolsQuery } from '@/lib/queries/list'
import { makeQueryClient } from '@/lib/query-client'
import { listEnterprises } from '@/server/enterprise/reads'
import { showListTools } from '@/server/list/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enterprise'))('title') }
}

const addressOf = createLoader({
  q: parseAsString,
  kind: parseAsStringLiteral(enterpriseKindKeys),
  region: parseAsString,
  party: parseAsStringLiteral(partyStateKeys),
  union: parseAsStringLiteral(unionStateKeys),
  state: parseAsStringLiteral([...enterpriseStateKeys, 'all']).withDefault('active'),
  cursor: parseAsString,
})

export default async function EnterprisesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await addressOf(searchParams)
  const input = {
    q: asked.q ?? undefined,
    kind: asked.kind ?? undefined,
    region: asked.region ?? undefined,
    party: asked.party ?? undefined,
    union: asked.union ?? undefined,
    state: asked.state === 'all' ? undefined : asked.state,
    cursor: asked.cursor ?? undefined,
  }
  const client = makeQueryClient()
  await Promise.all([
    prefetch(client, enterpriseListQuery(input), listEnterprises, input),
    prefetch(client, listToolsQuery('enterprises'), showListTools, { list: 'enterprises' }),
  ])
  const t = await getTranslations('enterprise')
  return (
    <Frame here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <EnterpriseList />
      </HydrationBoundary>
    </Frame>
  )
}
