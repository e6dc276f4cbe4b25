import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { EnterpriseView } from '@/components/enterprise/enterprise-view'
import { enterpriseQuery } from '@/lib/queries/enterprise'
import { makeQueryClient } from '@/lib/query-client'
import { showEnterprise } from '@/server/enterprise/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enterprise'))('title') }
}

export default async function EnterprisePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const client = makeQueryClient()
  const query = enterpriseQuery(id)
  await prefetch(client, query, showEnterprise, { id })
  return (
    <Frame here={client.getQueryData(query.queryKey)?.name}>
      <HydrationBoundary state={dehydrate(client)}>
        <EnterpriseView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
