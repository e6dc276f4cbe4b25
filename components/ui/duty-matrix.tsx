import { IconAlertTriangle, IconCheck, IconClockHour4, IconMinus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { cx } from './class-names'
import s from './duty-matrix.module.css'
import { ScreenReaderText } from './screen-reader-text'

/** done: took place; pending: time left; late: can be recorded afterwards; future: not begun. */
type DutyState = 'done' | 'pending' | 'late' | 'not_applicable' | 'future'

export interface DutyCell {
  key: string
  state: DutyState | 'progress'
  /** How many columns the period covers. */
  span: number
  /** The date, the days left or the reason; may be empty for the future. */
  label: string
  /** The evidence, or the form already filled. */
  href?: string | undefined
  /** Only for "progress". */
  percent?: number | undefined
}

interface DutyRow {
  key: string
  label: string
  requirement: string
  cells: readonly DutyCell[]
  total: string
}

interface DutyMatrixProps {
  caption: string
  columns: readonly { key: string; label: string; current?: boolean | undefined }[]
  rows: readonly DutyRow[]
}

const marks = {
  done: <IconCheck stroke={2} aria-hidden />,
  pending: <IconClockHour4 stroke={2} aria-hidden />,
  late: <IconAlertTriangle stroke={2} aria-hidden />,
  not_applicable: <IconMinus stroke={2} aria-hidden />,
  future: null,
} as const satisfies Record<DutyState, unknown>

function CellBody({ cell }: { cell: DutyCell }) {
  const t = useTranslations('ui')
  if (cell.state === 'progress') {
    return (
      <div className={s.progress}>
        <span className={s.bar} aria-hidden>
          <span className={s.fill} style={{ width: `${Math.min(100, cell.percent ?? 0)}%` }} />
        </span>
        {cell.label}
      </div>
    )
  }
  const state = t(`duty.${cell.state}`)
  const content = (
    <>
      {marks[cell.state]}
      <ScreenReaderText>{state}</ScreenReaderText>
      {cell.label === '' ? <span aria-hidden>{t('duty.dot')}</span> : cell.label}
    </>
  )
  const title = cell.label === '' ? state : `${state} ${cell.label}`
  return cell.href ? (
    <Link href={cell.href} className={s.cell} data-state={cell.state} title={title}>
      {content}
    </Link>
  ) : (
    <span className={s.cell} data-state={cell.state} title={title}>
      {content}
    </span>
  )
}

/** A branch's duties over the year: a quarterly one spans three columns, a yearly one all twelve. */
export function DutyMatrix({ caption, columns, rows }: DutyMatrixProps) {
  const t = useTranslations('ui')
  return (
    <div className={s.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={s.matrix}>
        <caption className={s.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={s.kind}>
              {t('duty.kind')}
            </th>
            <th scope="col" className={s.need}>
              {t('duty.requirement')}
            </th>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx(column.current && s.current)}
                aria-current={column.current ? 'date' : undefined}
              >
                {column.label}
              </th>
            ))}
            <th scope="col" className={s.total}>
              {t('duty.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className={s.kind}>
                {row.label}
              </th>
              <td className={s.need}>{row.requirement}</td>
              {row.cells.map((cell) => (
                <td key={cell.key} colSpan={cell.span}>
                  <CellBody cell={cell} />
                </td>
              ))}
              <td className={s.total}>{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What the cells of the matrix mean. */
export function DutyLegend() {
  const t = useTranslations('ui')
  const samples = [
    { state: 'done', sample: t('duty.sampleDone') },
    { state: 'pending', sample: t('duty.samplePending') },
    { state: 'late', sample: t('duty.sampleLate') },
    { state: 'not_applicable', sample: '' },
    { state: 'future', sample: t('duty.dot') },
  ] as const
  return (
    <ul className={s.legend} aria-label={t('duty.legend')}>
      {samples.map(({ state, sample }) => (
        <li key={state}>
          <span className={s.cell} data-state={state} aria-hidden>
            {marks[state]}
            {sample}
          </span>
          {t(`duty.${state}`)}
        </li>
      ))}
    </ul>
  )
}
