import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { type NavEntry, NavItem } from './nav-item'
import s from './phone-bar.module.css'

/** The phone's navigation at the bottom of the screen, under 768 px. */
export function PhoneBar({ ways }: { ways: readonly NavEntry[] }) {
  const t = useTranslations('shell')
  return (
    <nav className={s.bar} aria-label={t('phoneNavigation')}>
      {ways.map((entry) => (
        <NavItem
          key={entry.href}
          entry={entry}
          hrefs={ways.map((way) => way.href)}
          className={cx(s.way)}
          activeClassName={cx(s.on)}
          labelClassName={cx(s.word)}
          countClassName={cx(s.count)}
        />
      ))}
    </nav>
  )
}
