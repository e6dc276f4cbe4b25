import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReportView } from '@/components/report/report-view'
import { reportPageQuery } from '@/lib/queries/report'
import { makeQueryClient } from '@/lib/query-client'
import { prefetch } from '@/server/page'
import { reportPage } from '@/server/report/reads'
import { Frame } from '../../../frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('report')
  return { title: t('title') }
}

/** One issued report. */
export default async function ReportIdPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const t = await getTranslations('report')
  const client = makeQueryClient()
  await prefetch(client, reportPageQuery(id), reportPage, { id })
  const report = client.getQueryData(reportPageQuery(id).queryKey)
  return (
    <Frame org={report?.orgId} here={t('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <ReportView id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
