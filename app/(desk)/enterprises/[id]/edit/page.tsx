import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { Frame } from '@/app/frame'
import { EnterpriseForm } from '@/components/enterprise/enterprise-form'
import { dayOf } from '@/domain/month'
import { orgManagedQuery } from '@/lib/queries/org'
import { makeQueryClient } from '@/lib/query-client'
import { showEnterprise } from '@/server/enterprise/reads'
import { orgManaged } from '@/server/organisation/reads'
import { pageRead, prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enterprise.form'))('edit') }
}

export default async function EditEnterprisePage({ params }: { params: Promise<{ id: string }> }) {
  const enterprise = await pageRead(showEnterprise, await params)
  if (!enterprise.mayEdit) forbidden()
  const client = makeQueryClient()
  await prefetch(client, orgManagedQuery(), orgManaged, {})
  return (
    <Frame here={enterprise.name}>
      <HydrationBoundary state={dehydrate(client)}>
        <EnterpriseForm enterprise={enterprise} today={dayOf(new Date())} />
      </HydrationBoundary>
    </Frame>
  )
}
