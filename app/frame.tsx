import {
  IconBuildingCommunity,
  IconBuildingWarehouse,
  IconCalendarEvent,
  IconChartBar,
  IconClipboardData,
  IconClipboardList,
  IconFileImport,
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
import type { Messages } from '@/messages/zh'
import type { ReactNode } from 'react'
import { AccountControl } from '@/components/account/account-control'
import { MayProvider } from '@/components/account/may'
import { LazyOutboxSender } from '@/components/activity/lazy-outbox-sender'
import { BasisControl } from '@/components/shell/basis-control'
import { DeskShell } from '@/components/shell/desk-shell'
import { MonthControl } from '@/components/shell/month-control'
import { ScopeCrumb } from '@/components/shell/scope-crumb'
import { anyImportRight } from '@/domain/import-words'
import { firstOpenMonth, monthOf, dayOf } from '@/domain/month'
import { rights, roles } from '@/domain/roles'
import type { OrgPlace } from '@/domain/place'
import { can, type Actor } from '@/server/actor'
import { seesCensus } from '@/server/census/seen'
import { orgPlace } from '@/server/organisation/reads'
import { pageRead, workingActor } from '@/server/page'

type Way = { key: string; href: string; label: string; Icon: typeof IconHome }

type CommonWords = Awaited<ReturnType<typeof getTranslations<'common'>>>

/** Where a role lands, and what the navigation offers: only what works for it. */
function waysOf(actor: Actor, t: CommonWords): { desk: Way[]; phone: Way[] } {
  const way = (key: keyof Messages['common']['nav'], href: string, Icon: typeof IconHome): Way => ({
    key,
    href,
    label: t(`nav.${key}`),
    Icon,
  })
  const desk = [
    ...(can(actor, 'indicator.read') ? [way('dashboard', '/', IconLayoutDashboard)] : []),
    ...(can(actor, 'org.read') ? [way('organisations', '/organisations', IconSitemap)] : []),
    ...(can(actor, 'person.read') ? [way('members', '/members', IconUsers)] : []),
    ...(can(actor, 'station.read') ? [way('stations', '/stations', IconBuildingCommunity)] : []),
    ...(can(actor, 'activity.read') ? [way('activities', '/activities', IconCalendarEvent)] : []),
    ...(can(actor, 'org.read') ? [way('enterprises', '/enterprises', IconBuildingWarehouse)] : []),
    ...(can(actor, 'indicator.read') ? [way('figures', '/figures', IconClipboardData)] : []),
    ...(seesCensus(actor) ? [way('census', '/census', IconClipboardList)] : []),
    ...(can(actor, 'report.read') ? [way('reports', '/reports', IconFileText)] : []),
    ...(anyImportRight.some((right) => can(actor, right)) ? [way('imports', '/imports', IconFileImport)] : []),
    ...(can(actor, 'account.manage') ? [way('accounts', '/accounts', IconUserCog)] : []),
    ...(can(actor, 'setting.manage') ? [way('settings', '/settings', IconSettings)] : []),
    ...(can(actor, 'audit.read') ? [way('audit', '/audit', IconShieldSearch)] : []),
  ]
  const mine = way('mine', '/me', IconUser)
  const log = way('log', '/activities/new', IconSquarePlus)
  const traffic = way('traffic', '/traffic', IconChartBar)
  if (can(actor, 'activity.write') && !can(actor, 'account.manage'))
    return { desk: [...desk, log, traffic], phone: [way('home', '/', IconHome), log, traffic, way('members', '/members', IconUsers), mine] }
  if (can(actor, 'reading.write') && !can(actor, 'org.read')) return { desk: [traffic, ...desk], phone: [traffic, ...desk, mine] }
  return { desk, phone: [...desk.slice(0, 4), mine] }
}

/** The ways with their icons drawn in one size. */
const drawn = (ways: readonly Way[], size: number) =>
  ways.map(({ Icon, ...way }) => ({ ...way, icon: <Icon size={size} stroke={1.6} aria-hidden /> }))

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
  const { desk, phone } = waysOf(actor, t)
  const grant = actor.grants[0]
  const role = grant === undefined ? '' : `${grant.orgName ?? grant.stationName ?? ''} · ${roles[grant.role].label[actor.locale]}`
  const today = dayOf(new Date())
  return (
    <DeskShell
      ways={drawn(desk, 20)}
      phoneWays={drawn(phone, 24)}
      homeHref="/"
      demo={actor.demo}
      crumb={<Crumb place={place} here={here} path={path} month={month ?? past} fallback={grant?.stationName ?? t('product')} />}
      month={
        month === undefined ? undefined : (
          <>
            {can(actor, 'org.read') ? <BasisControl /> : null}
            <MonthControl value={month} min={firstOpenMonth(today)} max={monthOf(today)} />
          </>
        )
      }
      account={<AccountControl accountId={actor.accountId} name={actor.displayName} role={role} locale={actor.locale} />}
      updated={t('updated', {
        time: format.dateTime(new Date(), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
      })}
    >
      {can(actor, 'activity.write') || can(actor, 'reading.write') ? <LazyOutboxSender accountId={actor.accountId} /> : null}
      <MayProvider rights={rights.filter((right) => can(actor, right))}>{children}</MayProvider>
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
