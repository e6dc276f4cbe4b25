import { useTranslations } from 'next-intl'
import { ScreenReaderText } from '@/components/ui/screen-reader-text'
import s from './bar-list.module.css'
import { barColumns, BarRow } from './bar-row'

interface StackedRow {
  key: string
  label: string
  /** One number for each series, in their order. */
  values: readonly number[]
  /** The row's own total written out: it may be less than the sum of its parts. */
  total: string
  href?: string | undefined
  selected?: boolean | undefined
}

interface StackedBarsProps {
  label: string
  /** The names of the parts; beyond six the rest is taken together. */
  series: readonly string[]
  rows: readonly StackedRow[]
  note?: string | undefined
}

const colours = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)'] as const

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The first parts and, where they are more than there are colours, the rest as one. */
function fold(values: readonly number[], count: number): number[] {
  return count <= colours.length ? [...values] : [...values.slice(0, colours.length - 1), sum(values.slice(colours.length - 1))]
}

/** Places compared by what their number is made of. */
export function StackedBars({ label, series, rows, note }: StackedBarsProps) {
  const t = useTranslations('chart')
  const names = series.length <= colours.length ? series : [...series.slice(0, colours.length - 1), t('other')]
  const end = Math.max(1, ...rows.map((row) => sum(row.values)))
  return (
    <>
      <ul
        className={s.rows}
        aria-label={label}
        style={barColumns(
          rows.map((row) => row.label),
          rows.map((row) => row.total),
        )}
      >
        {rows.map((row) => {
          const parts = fold(row.values, series.length).map((value, index) => ({
            value,
            name: names[index] ?? '',
            colour: colours[index] ?? colours[5],
          }))
          const present = parts.filter((part) => part.value > 0)
          return (
            <li key={row.key}>
              <BarRow href={row.href} selected={row.selected ?? false}>
                <span className={s.name} title={row.label}>
                  {row.label}
                </span>
                <span className={s.segments} aria-hidden>
                  {present.map((part) => (
                    <span
                      key={part.name}
                      className={s.segment}
                      title={`${part.name} ${part.value}`}
                      style={{ width: `${(part.value / end) * 100}%`, background: part.colour }}
                    />
                  ))}
                </span>
                <span className={s.number}>{row.total}</span>
                <ScreenReaderText>{present.map((part) => `${part.name} ${part.value}`).join(t('comma'))}</ScreenReaderText>
              </BarRow>
            </li>
          )
        })}
      </ul>
      <ul className={s.legend} aria-label={t('legend')}>
        {names.map((name, index) => (
          <li key={name}>
            <span className={s.swatch} style={{ background: colours[index] }} aria-hidden />
            {name}
          </li>
        ))}
      </ul>
      {note ? <p className={s.total}>{note}</p> : null}
    </>
  )
}
