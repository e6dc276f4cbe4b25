import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { cx } from './class-names'
import { Definition } from './definition'
import s from './kpi-tile.module.css'
import { ScreenReaderText } from './screen-reader-text'
import { Sparkline } from './sparkline'

export interface KpiDelta {
  direction: 'up' | 'down' | 'flat'
  /** ok = favourable, amber = unfavourable, flat = unchanged. */
  tone: 'ok' | 'amber' | 'flat'
  /** The size with its unit. */
  text: string
  /** What it is compared with. */
  basis: string
}

export interface KpiTileProps {
  label: string
  /** Written out already; null when there is no number to show. */
  value: string | null
  unit?: string | undefined
  definition?: string | undefined
  /** A second number kept apart, never added. */
  plus?: string | undefined
  delta?: KpiDelta | undefined
  /** One line of composition, or why there is no number. */
  note?: string | undefined
  /** A further line below the note. */
  second?: string | undefined
  spark?: readonly (number | null)[] | undefined
  /** Percentages from 0 to 100. */
  bar?: { percent: number; target?: number | undefined } | undefined
  /** The rows behind the number. */
  href?: string | undefined
}

const arrows = { up: IconArrowUpRight, down: IconArrowDownRight, flat: IconMinus } as const

function clamp(percent: number): string {
  return `${Math.min(100, Math.max(0, percent))}%`
}

/** One figure: number, change, composition, course; the whole tile leads to its rows. */
export function KpiTile(props: KpiTileProps) {
  const { label, value, unit, definition, plus, delta, note, second, spark, bar, href } = props
  const t = useTranslations('ui')
  const Arrow = delta ? arrows[delta.direction] : null
  return (
    <li className={cx(s.tile, href && s.link)}>
      <div className={s.head}>
        {href ? (
          <Link href={href} className={s.cover}>
            {label}
          </Link>
        ) : (
          <span>{label}</span>
        )}
        {definition ? <Definition of={label} text={definition} /> : null}
      </div>
      <div className={s.value}>
        <span className={s.number}>{value ?? t('none')}</span>
        {value !== null && unit ? <span className={s.unit}>{unit}</span> : null}
        {plus ? <span className={s.plus}>{plus}</span> : null}
      </div>
      <div className={s.delta}>
        {delta && Arrow ? (
          <>
            <span className={s.change} data-tone={delta.tone}>
              <Arrow size={14} stroke={2.2} aria-hidden />
              {delta.direction === 'flat' ? null : (
                <ScreenReaderText>{t(delta.direction === 'up' ? 'kpi.up' : 'kpi.down')}</ScreenReaderText>
              )}
              {delta.text}
            </span>
            <span className={s.basis}>{delta.basis}</span>
          </>
        ) : null}
      </div>
      <div className={s.note} title={note}>
        {note}
      </div>
      {second === undefined ? null : (
        <div className={s.note} title={second}>
          {second}
        </div>
      )}
      <div className={s.course}>
        {bar ? (
          <span className={s.bar} aria-hidden>
            <span className={s.fill} style={{ width: clamp(bar.percent) }} />
            {bar.target === undefined ? null : <span className={s.target} style={{ left: clamp(bar.target) }} />}
          </span>
        ) : null}
        {!bar && spark ? <Sparkline values={spark} /> : null}
      </div>
    </li>
  )
}
