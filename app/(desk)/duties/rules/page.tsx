import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { DutyRules } from '@/components/duty/duty-rules'
import { makeQueryClient } from '@/lib/query-client'
import { dutyRulesQuery } from '@/lib/queries/duty'
import { dutyRules } from '@/server/duty/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duty.rules'))('title') }
}

export default async function DutyRulesPage() {
  const client = makeQueryClient()
  await prefetch(client, dutyRulesQuery(), dutyRules, {})
  return (
    <Frame path="/duties" here={(await getTranslations('duty.rules'))('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <DutyRules />
      </HydrationBoundary>
    </Frame>
  )
}
