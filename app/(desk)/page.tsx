import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Dashboard } from '@/components/dashboard/dashboard'
import { SecretaryHome } from '@/components/home/secretary-home'
import { dayOf, monthOf } from '@/domain/month'
import { basisIn } from '@/lib/basis'
import { dashboardQuery } from '@/lib/queries/dashboard'
import { homeQuery } from '@/lib/queries/home'
import { makeQueryClient } from '@/lib/query-client'
import { can } from '@/server/actor'
import { dashboardPage } from '@/server/dashboard/reads'
import { homePage } from '@/server/home/reads'
import { prefetch, workingActor } from '@/server/page'
import { Frame } from '../frame'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard')
  return { title: t('title') }
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)

/** The first page: each role's own. */
export default async function Home({ searchParams }: { searchParams: Search }) {
  const actor = await workingActor()
  // Whose last grant has ended reads there that it has, and can leave.
  if (actor.grants.length === 0) redirect('/me')
  if (can(actor, 'audit.read')) redirect('/audit')
  if (!can(actor, 'indicator.read')) redirect('/traffic')
  const search = await searchParams
  if (can(actor, 'activity.write') && !can(actor, 'account.manage')) return <BranchHome org={one(search['org'])} />
  const now = monthOf(dayOf(new Date()))
  const wanted = one(search['month'])
  const month = wanted !== undefined && wanted > now ? undefined : wanted
  const view = {
    org: one(search['org']),
    month,
    basis: basisIn(search['basis']),
    attention: search['attention'] === 'all' ? ('all' as const) : undefined,
  }
  const client = makeQueryClient()
  await prefetch(client, dashboardQuery(view), dashboardPage, view)
  return (
    <Frame org={view.org} month={month ?? now}>
      <HydrationBoundary state={dehydrate(client)}>
        <Dashboard view={view} />
      </HydrationBoundary>
    </Frame>
  )
}

async function BranchHome({ org }: { org: string | undefined }) {
  const client = makeQueryClient()
  await prefetch(client, homeQuery(org), homePage, { org })
  return (
    <Frame org={org}>
      <HydrationBoundary state={dehydrate(client)}>
        <SecretaryHome org={org} />
      </HydrationBoundary>
    </Frame>
  )
}
