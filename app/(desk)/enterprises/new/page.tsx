import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { EnterpriseForm } from '@/components/enterprise/enterprise-form'
import { dayOf } from '@/domain/month'
import { orgManagedQuery } from '@/lib/queries/org'
import { makeQueryClient } from '@/lib/query-client'
import { orgManaged } from '@/server/organisation/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enterprise.form'))('create') }
}

export default async function NewEnterprisePage() {
  const client = makeQueryClient()
  await prefetch(client, orgManagedQuery(), orgManaged, {})
  const t = await getTranslations('enterprise.form')
  return (
    <Frame here={t('create')}>
      <HydrationBoundary state={dehydrate(client)}>
        <EnterpriseForm today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
