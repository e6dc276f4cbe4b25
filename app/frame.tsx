import {
  IconBuildingCommunity,
  IconBuildingWarehouse,
  IconCalendarEvent,
  IconChartBar,
  IconClipboardData,
  IconFileText,
  IconHome,
  IconLayoutDashboard,
  IconSettings,
  IconShieldSearch,
  IconSitemap,
  IconSquarePlus,
  IconUser,
  IconUserCog,
  IconUsers,
} from '@tabler/icons-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AccountControl } from '@/components/account/account-control'
import { LazyOutboxSender } from '@/components/activity/lazy-outbox-sender'
import { DeskShell } from '@/components/shell/desk-shell'
import { MonthControl } from '@/components/shell/month-control'
import { ScopeCrumb } from '@/components/shell/scope-crumb'
import { firstOpenMonth, monthOf, dayOf } from '@/domain/month'
import { roles } from '@/domain/roles'
import type { OrgPlace } from '@/domain/place'
import { can, type Actor } from '@/server/actor'
import { orgPlace } from '@/server/organisation/reads'
import { pageRead, workingActor } from '@/server/page'

type Way = { key: string; href: string; label: string; icon: ReactNode }

/** Where a role lands, and what the navigation offers: only what works for it. */
function waysOf(actor: Actor, words: (key: string) => string): { desk: Way[]; phone: Way[] } {
  const way = (key: string, href: string, icon: ReactNode): Way => ({ key, href, label: words(`nav.${key}`), icon })
  const desk = [
    ...(can(actor, 'indicator.read') ? [way('dashboard', '/', <IconLayoutDashboard key="i" size={20} stroke={1.6} aria-hidden />)] : []),
    ...(can(actor, 'org.read') ? [way('organisations', '/organisations', <IconSitemap key="i" size={20} stroke={1.6} aria-hidden />)] : []),
    ...(can(actor, 'person.read') ? [way('members', '/members', <IconUsers key="i" size={20} stroke={1.6} aria-hidden />)] : []),
    ...(can(actor, 'station.read')
      ? [way('stations', '/stations', <IconBuildingCommunity key="i" size={20} stroke={1.6} aria-hidden />)]
      : []),
    ...(can(actor, 'activity.read')
      ? [way('activities', '/activities', <IconCalendarEvent key="i" size={20} stroke={1.6} aria-hidden />)]
      : []),
    ...(can(actor, 'org.read')
      ? [way('enterprises', '/enterprises', <IconBuildingWarehouse key="i" size={20} stroke={1.6} aria-hidden />)]
      : []),
    ...(can(actor, 'indicator.read') ? [way('figures', '/figures', <IconClipboardData key="i" size={20} stroke={1.6} aria-hidden />)] : []),
    ...(can(actor, 'report.read') ? [way('reports', '/reports', <IconFileText key="i" size={20} stroke={1.6} aria-hidden />)] : []),
    ...(can(actor, 'account.manage') ? [way('accounts', '/accounts', <IconUserCog key="i" size={20} stroke={1.6} aria-hidden />)] : []),
    ...(can(actor, 'setting.manage') ? [way('settings', '/settings', <IconSettings key="i" size={20} stroke={1.6} aria-hidden />)] : []),
    ...(can(actor, 'audit.read') ? [way('audit', '/audit', <IconShieldSearch key="i" size={20} stroke={1.6} aria-hidden />)] : []),
  ]
  const mine = way('mine', '/me', <IconUser key="i" size={24} stroke={1.6} aria-hidden />)
  const log = way('log', '/activities/new', <IconSquarePlus key="i" size={24} stroke={1.6} aria-hidden />)
  const traffic = way('traffic', '/traffic', <IconChartBar key="i" size={24} stroke={1.6} aria-hidden />)
  if (can(actor, 'activity.write') && !can(actor, 'account.manage')) {
    const home = way('home', '/', <IconHome key="i" size={24} stroke={1.6} aria-hidden />)
    const members = way('members', '/members', <IconUsers key="i" size={24} stroke={1.6} aria-hidden />)
    return {
      desk: [
        ...desk,
        { ...log, icon: <IconSquarePlus key="i" size={20} stroke={1.6} aria-hidden /> },
        { ...traffic, icon: <IconChartBar key="i" size={20} stroke={1.6} aria-hidden /> },
      ],
      phone: [home, log, traffic, members, mine],
    }
  }
  if (can(actor, 'reading.write') && !can(actor, 'org.read'))
    return {
      desk: [{ ...traffic, icon: <IconChartBar key="i" size={20} stroke={1.6} aria-hidden /> }, ...desk],
      phone: [traffic, ...desk, mine],
    }
  return { desk, phone: [...desk.slice(0, 4), mine] }
}

type FrameProps = {
  /** The organisation that the page is about; without it the highest that the caller sees. */
  org?: string | undefined
  /** The page's own name as the last step of the breadcrumb. */
  here?: string | undefined
  path?: string
  /** The month shown, on pages that it changes. */
  month?: string | undefined
  /** The past month as whose end a list stands; the breadcrumb keeps it. */
  past?: string | undefined
  children: ReactNode
}

/** The shell of a signed-in page: navigation, breadcrumb, month, account. */
export async function Frame({ org, here, path = '/', month, past, children }: FrameProps) {
  const actor = await workingActor()
  const [t, format] = await Promise.all([getTranslations('common'), getFormatter()])
  const place = can(actor, 'org.read') ? await pageRead(orgPlace, { org }) : null
  const { desk, phone } = waysOf(actor, (key) => t(key))
  const grant = actor.grants[0]
  const role = grant === undefined ? '' : `${grant.orgName ?? grant.stationName ?? ''} · ${roles[grant.role].label[actor.locale]}`
  const today = dayOf(new Date())
  return (
    <DeskShell
      ways={desk}
      phoneWays={phone}
      homeHref="/"
      demo={actor.demo}
      crumb={<Crumb place={place} here={here} path={path} month={month ?? past} fallback={grant?.stationName ?? t('product')} />}
      month={month === undefined ? undefined : <MonthControl value={month} min={firstOpenMonth(today)} max={monthOf(today)} />}
      account={<AccountControl accountId={actor.accountId} name={actor.displayName} role={role} locale={actor.locale} />}
      updated={t('updated', {
        time: format.dateTime(new Date(), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
      })}
    >
      {can(actor, 'activity.write') || can(actor, 'reading.write') ? <LazyOutboxSender accountId={actor.accountId} /> : null}
      {children}
    </DeskShell>
  )
}

function Crumb({
  place,
  here,
  path,
  month,
  fallback,
}: {
  place: OrgPlace | null
  here: string | undefined
  path: string
  month: string | undefined
  fallback: string
}) {
  if (place === null) return <ScopeCrumb trail={[]} here={here ?? fallback} />
  const to = (id: string) => `${path}?org=${id}${month === undefined ? '' : `&month=${month}`}`
  const trail = place.trail.map((step) => ({ label: step.name, href: to(step.id) }))
  if (here !== undefined) return <ScopeCrumb trail={[...trail, { label: place.here.name, href: to(place.here.id) }]} here={here} />
  return <ScopeCrumb trail={trail} here={place.here.name} below={place.below.map((step) => ({ label: step.name, href: to(step.id) }))} />
}
