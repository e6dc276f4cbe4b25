import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import s from './bar-list.module.css'
import { barColumns, BarRow } from './bar-row'

interface BarItem {
  key: string
  label: string
  /** null is missing: hatched, never zero. */
  value: number | null
  /** Why there can be no value: then nothing is missing. */
  none?: string | undefined
  /** The number written out. */
  text: string
  href?: string | undefined
  selected?: boolean | undefined
}

interface BarListProps {
  label: string
  items: readonly BarItem[]
  /** The end of the scale; the largest value by default. */
  max?: number | undefined
  total?: string | undefined
}

/** Places compared by bars; the selected one stands out and the others step back. */
export function BarList({ label, items, max, total }: BarListProps) {
  const t = useTranslations('chart')
  const end = max ?? Math.max(1, ...items.map((item) => item.value ?? 0))
  const picked = items.some((item) => item.selected)
  return (
    <>
      <ul
        className={s.rows}
        aria-label={label}
        style={barColumns(
          items.map((item) => item.label),
          items.map((item) => item.text),
        )}
      >
        {items.map((item) => (
          <li key={item.key}>
            <BarRow href={item.href} selected={item.selected ?? false}>
              <span className={s.name} title={item.label}>
                {item.label}
              </span>
              <span className={cx(s.track, item.value === null && item.none === undefined && s.missing)} aria-hidden>
                {item.value === null ? null : (
                  <span
                    className={cx(s.fill, picked && !item.selected && s.faded)}
                    style={{ width: `${Math.min(100, (item.value / end) * 100)}%` }}
                  />
                )}
              </span>
              <span className={cx(s.number, item.value === null && s.none)}>
                {item.value === null ? (item.none ?? t('missing')) : item.text}
              </span>
            </BarRow>
          </li>
        ))}
      </ul>
      {total ? <p className={s.total}>{total}</p> : null}
    </>
  )
}
