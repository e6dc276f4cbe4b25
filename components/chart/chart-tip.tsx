import s from './chart-tip.module.css'

interface ChartTipProps {
  title: string
  rows: readonly { label: string; value: string }[]
}

/** The box beside the pointer. */
export function ChartTip({ title, rows }: ChartTipProps) {
  return (
    <div className={s.tip}>
      <div className={s.title}>{title}</div>
      {rows.map((row) => (
        <div key={row.label} className={s.row}>
          <span>{row.label}</span>
          <b>{row.value}</b>
        </div>
      ))}
    </div>
  )
}
