import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { Frame } from '@/app/frame'
import { OrgView } from '@/components/organisation/org-view'
import { dayOf, monthOf, monthSchema } from '@/domain/month'
import { makeQueryClient } from '@/lib/query-client'
import { orgPageQuery } from '@/lib/queries/org'
import { can } from '@/server/actor'
import { orgGet, orgPage } from '@/server/organisation/reads'
import { pageRead, prefetch, workingActor } from '@/server/page'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageRead(orgGet, { id: (await params).id })).name }
}

export default async function OrganisationPage({ params, searchParams }: Props) {
  const [{ id }, asked, actor] = await Promise.all([params, searchParams, workingActor()])
  const month = monthSchema.safeParse(asked['month']).data
  const client = makeQueryClient()
  await prefetch(client, orgPageQuery({ id, month }), orgPage, { id, month })
  return (
    <Frame org={id} path="/organisations" month={month ?? monthOf(dayOf(new Date()))}>
      <HydrationBoundary state={dehydrate(client)}>
        <OrgView id={id} month={month} mayAdd={can(actor, 'member.edit')} />
      </HydrationBoundary>
    </Frame>
  )
}
