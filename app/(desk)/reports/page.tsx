import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Reports } from '@/components/report/reports'
import { reportListQuery } from '@/lib/queries/report'
import { makeQueryClient } from '@/lib/query-client'
import { prefetch } from '@/server/page'
import { reportList } from '@/server/report/reads'
import { Frame } from '../../frame'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('report')
  return { title: t('title') }
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)

/** The issued reports. */
export default async function ReportsPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const input = { org: one(search['org']), cursor: one(search['cursor']) }
  const t = await getTranslations('report')
  const client = makeQueryClient()
  await prefetch(client, reportListQuery(input), reportList, input)
  return (
    <Frame org={input.org} here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <Reports {...input} />
      </HydrationBoundary>
    </Frame>
  )
}
