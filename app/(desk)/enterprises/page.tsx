import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Frame } from '@/app/frame'
import { prefetchColumns } from '@/app/list-tools'
import { enterpriseAddress, enterprisesAsked } from '@/components/enterprise/enterprise-address'
import { EnterpriseList } from '@/components/enterprise/enterprise-list'
import { enterpriseListQuery } from '@/lib/queries/enterprise'
import { makeQueryClient } from '@/lib/query-client'
import { listEnterprises } from '@/server/enterprise/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enterprise'))('title') }
}

const addressOf = createLoader(enterpriseAddress)

export default async function EnterprisesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = enterprisesAsked(await addressOf(searchParams))
  const client = makeQueryClient()
  await Promise.all([prefetch(client, enterpriseListQuery(input), listEnterprises, input), prefetchColumns(client, 'enterprises')])
  const t = await getTranslations('enterprise')
  return (
    <Frame here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <EnterpriseList />
      </HydrationBoundary>
    </Frame>
  )
}
