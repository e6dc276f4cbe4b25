import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { OrgTree } from '@/components/organisation/org-tree'
import { dayOf, firstDay, monthOf, monthSchema } from '@/domain/month'
import { makeQueryClient } from '@/lib/query-client'
import { orgTreeQuery } from '@/lib/queries/org'
import { orgTree } from '@/server/organisation/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation'))('title') }
}

export default async function OrganisationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [asked, t, format] = await Promise.all([searchParams, getTranslations('organisation'), getFormatter()])
  const month = monthSchema.safeParse(asked['month']).data
  const shown = month ?? monthOf(dayOf(new Date()))
  const client = makeQueryClient()
  await prefetch(client, orgTreeQuery({ month }), orgTree, { month })
  return (
    <Frame here={t('title')} path="/" month={shown}>
      <HydrationBoundary state={dehydrate(client)}>
        <OrgTree month={month} monthLabel={format.dateTime(new Date(`${firstDay(shown)}T12:00:00+08:00`), { year: 'numeric', month: 'long' })} />
      </HydrationBoundary>
    </Frame>
  )
}
