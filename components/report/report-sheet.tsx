import { useFormatter, useTranslations } from 'next-intl'
import type { ReportCell, ReportModel, ReportTable } from '@/domain/report'
import { cx } from '@/components/ui/class-names'
import { DemoTag } from '@/components/ui/demo-tag'
import s from './report-sheet.module.css'

/** The frozen report as a page of A4. */
export function ReportSheet({ model, issuedAt }: { model: ReportModel; issuedAt: string }) {
  const t = useTranslations('report.page')
  const inWords = useTranslations('report.model')
  const [year = '', month = ''] = model.month.split('-')
  return (
    <article className={s.sheet} aria-label={model.title}>
      <header className={s.head}>
        {model.demo ? <DemoTag /> : null}
        <h2>{model.title}</h2>
        <p>{inWords('month', { year, month: String(Number(month)) })}</p>
        <p className={s.small}>{`${t('issuedAt')} ${issuedAt} · ${t('code')} ${model.code}`}</p>
      </header>
      {model.sections.map((section) =>
        section.kind === 'paragraphs' ? (
          <section key={section.title}>
            <h3>{section.title}</h3>
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph} className={s.paragraph}>
                {paragraph}
              </p>
            ))}
          </section>
        ) : (
          <SheetTable key={section.title} table={section} />
        ),
      )}
      <section>
        <h3>{t('definitions')}</h3>
        <dl className={s.definitions}>
          {model.definitions.map(({ label, basis }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{basis}</dd>
            </div>
          ))}
        </dl>
      </section>
    </article>
  )
}

function SheetTable({ table }: { table: ReportTable }) {
  const t = useTranslations('report.page')
  const format = useFormatter()
  const write = (cell: ReportCell) => {
    if (typeof cell === 'string') return cell
    if (cell.value === null) return t('none')
    const digits = { minimumFractionDigits: cell.decimals, maximumFractionDigits: cell.decimals }
    return format.number(cell.value, cell.percent ? { style: 'percent', ...digits } : digits)
  }
  return (
    <section>
      <h3>{table.title}</h3>
      <div className={s.scroll} tabIndex={0} role="region" aria-label={table.title}>
        <table className={cx(s.table, table.columns.length > 8 && s.dense)}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.label} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index} className={cx(table.total && index === table.rows.length - 1 && s.total)}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} scope="row">
                      {write(cell)}
                    </th>
                  ) : (
                    <td key={column} className={cx(typeof cell === 'string' && s.text)}>
                      {write(cell)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.note === null ? null : <p className={s.note}>{table.note}</p>}
    </section>
  )
}
