import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { Frame } from '@/app/frame'
import { OrgTree } from '@/components/organisation/org-tree'
import { dayOf, endedMonth, firstDay, monthOf } from '@/domain/month'
import { monthSchema } from '@/domain/date-schema'
import { treeLineKeys } from '@/domain/org-words'
import { basisIn } from '@/lib/basis'
import { makeQueryClient } from '@/lib/query-client'
import { listToolsQuery } from '@/lib/queries/list'
import { orgTreeQuery } from '@/lib/queries/org'
import { orgTree } from '@/server/organisation/reads'
import { showListTools } from '@/server/list/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation'))('title') }
}

export default async function OrganisationsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const [asked, t, format] = await Promise.all([searchParams, getTranslations('organisation'), getFormatter()])
  const month = monthSchema.safeParse(asked['month']).data
  // The breadcrumb names an organisation by `org`; its page has an address of its own.
  const org = z.uuid().safeParse(asked['org']).data
  if (org !== undefined) redirect(month === undefined ? `/organisations/${org}` : `/organisations/${org}?month=${month}`)
  const under = z.uuid().safeParse(asked['under']).data
  const today = dayOf(new Date())
  const shown = month ?? monthOf(today)
  const client = makeQueryClient()
  const basis = basisIn(asked['basis'])
  // As the address has it: without a line the tree is that of the 行业 line.
  const line = treeLineKeys.find((key) => key === asked['line'])
  await Promise.all([
    prefetch(client, orgTreeQuery({ month, basis, line }), orgTree, { month, basis, line }),
    prefetch(client, listToolsQuery('organisations'), showListTools, { list: 'organisations' }),
  ])
  return (
    <Frame org={under} here={t('title')} path="/organisations" month={shown}>
      <HydrationBoundary state={dehydrate(client)}>
        <OrgTree
          month={month}
          basis={basis}
          past={endedMonth(month, today)}
          monthLabel={format.dateTime(new Date(`${firstDay(shown)}T12:00:00+08:00`), { year: 'numeric', month: 'long' })}
        />
      </HydrationBoundary>
    </Frame>
  )
}
