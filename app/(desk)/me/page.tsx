import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { OwnView } from '@/components/account/own-view'
import { anyImportRight } from '@/domain/import-words'
import { makeQueryClient } from '@/lib/query-client'
import { ownQuery } from '@/lib/queries/own'
import { can } from '@/server/actor'
import { seesCensus } from '@/server/census/seen'
import { showOwn } from '@/server/own/reads'
import { prefetch, workingActor } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.own'))('title') }
}

export default async function MyPage() {
  const actor = await workingActor()
  const nav = await getTranslations('common.nav')
  const more = [
    ...(can(actor, 'indicator.read') ? [{ href: '/figures', label: nav('figures') }] : []),
    ...(seesCensus(actor) ? [{ href: '/census', label: nav('census') }] : []),
    ...(can(actor, 'report.read') ? [{ href: '/reports', label: nav('reports') }] : []),
    ...(anyImportRight.some((right) => can(actor, right)) ? [{ href: '/imports', label: nav('imports') }] : []),
    ...(can(actor, 'account.manage') ? [{ href: '/accounts', label: nav('accounts') }] : []),
    ...(can(actor, 'setting.manage') ? [{ href: '/settings', label: nav('settings') }] : []),
    ...(can(actor, 'audit.read') ? [{ href: '/audit', label: nav('audit') }] : []),
  ]
  const client = makeQueryClient()
  await prefetch(client, ownQuery(), showOwn, {})
  return (
    <Frame here={(await getTranslations('account.own'))('title')}>
      <HydrationBoundary state={dehydrate(client)}>
        <OwnView more={more} />
      </HydrationBoundary>
    </Frame>
  )
}
