import { IconHelpCircle, IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import { DemoTag } from '@/components/ui/demo-tag'
import { Logo } from '@/components/ui/logo'
import s from './desk-shell.module.css'
import { type NavEntry, NavItem } from './nav-item'
import { PhoneBar } from './phone-bar'
import { mainId, SkipLink } from './skip-link'

interface DeskShellProps {
  /** The side navigation (from 768 px), icons at 20 px. */
  ways: readonly NavEntry[]
  /** The bottom bar (under 768 px), at most five, icons at 24 px. */
  phoneWays: readonly NavEntry[]
  homeHref: string
  crumb: ReactNode
  account: ReactNode
  /** Invented data is shown: the tag stands on every page. */
  demo: boolean
  /** Only where the month changes what is shown. */
  month?: ReactNode
  /** When the data was last brought up to date, in words. */
  updated?: string | undefined
  helpHref?: string | undefined
  children: ReactNode
}

/** The frame around every page of the product, on desk and phone. */
export function DeskShell(props: DeskShellProps) {
  const { ways, phoneWays, homeHref, crumb, account, demo, month, updated, helpHref, children } = props
  const t = useTranslations('shell')
  return (
    <div className={s.shell}>
      <SkipLink />
      <nav className={s.nav} aria-label={t('navigation')}>
        <Link href={homeHref} className={s.logo}>
          <Logo />
        </Link>
        <ul className={s.ways}>
          {ways.map((entry) => (
            <li key={entry.href}>
              <NavItem
                entry={entry}
                hrefs={ways.map((way) => way.href)}
                className={cx(s.way)}
                activeClassName={cx(s.on)}
                labelClassName={cx(s.word)}
                countClassName={cx(s.count)}
              />
            </li>
          ))}
        </ul>
        {updated || helpHref ? (
          <div className={s.foot}>
            {updated ? (
              <div title={updated}>
                <IconRefresh size={14} stroke={1.6} aria-hidden />
                <span>{updated}</span>
              </div>
            ) : null}
            {helpHref ? (
              <Link href={helpHref} title={t('help')}>
                <IconHelpCircle size={14} stroke={1.6} aria-hidden />
                <span>{t('help')}</span>
              </Link>
            ) : null}
          </div>
        ) : null}
      </nav>
      <div className={s.right}>
        <header className={s.head}>
          <Link href={homeHref} className={s.mark}>
            <Logo markOnly />
          </Link>
          <div className={s.crumb}>
            {crumb}
            {demo ? <DemoTag /> : null}
          </div>
          {month ? <div className={s.month}>{month}</div> : null}
          <span className={s.rule} aria-hidden />
          {account}
        </header>
        <main id={mainId} className={s.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <PhoneBar ways={phoneWays} />
    </div>
  )
}
