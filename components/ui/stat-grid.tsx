import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { Definition } from './definition'
import s from './stat-grid.module.css'

interface Stat {
  key: string
  label: string
  value: string | null
  unit?: string | undefined
  note?: string | undefined
  definition?: string | undefined
  href?: string | undefined
}

/** A few numbers, two in a row on a phone. */
export function StatGrid({ label, stats }: { label: string; stats: readonly Stat[] }) {
  const t = useTranslations('ui')
  return (
    <ul className={s.grid} aria-label={label}>
      {stats.map((stat) => (
        <li key={stat.key} className={s.stat}>
          <div className={s.label}>
            {stat.href ? (
              <Link href={stat.href} className={s.cover}>
                {stat.label}
              </Link>
            ) : (
              stat.label
            )}
            {stat.definition ? <Definition of={stat.label} text={stat.definition} /> : null}
          </div>
          <div className={s.value}>
            {stat.value ?? t('none')}
            {stat.value !== null && stat.unit ? <span className={s.unit}>{stat.unit}</span> : null}
          </div>
          {stat.note ? <div className={s.note}>{stat.note}</div> : null}
        </li>
      ))}
    </ul>
  )
}
