import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { useWords } from '@/components/ui/use-words'
import type { ReorganisePreview as Preview, Stocks } from '@/domain/reorganisation'
import { roleKeys, roles } from '@/domain/roles'
import s from './reorganise.module.css'

const shown = ['formal', 'presence', 'drivers', 'basic'] as const satisfies readonly (keyof Stocks)[]

/** What would come of a change: totals without and with it, who goes elsewhere, duties and grants. */
export function ReorganisePreview({ preview, day }: { preview: Preview | null; day: string }) {
  const t = useTranslations('reorganisation')
  const format = useFormatter()
  const words = useWords()
  if (preview === null)
    return (
      <Card title={t('previewTitle')}>
        <p className={s.faint}>{t('previewEmpty')}</p>
      </Card>
    )
  const { totals, persons, duties, grants } = preview
  const told = (stocks: Stocks | null, key: keyof Stocks) => (stocks === null ? t('nothing') : format.number(stocks[key]))
  const columns: Column<Preview['totals'][number]>[] = [
    { key: 'org', header: t('columns.org'), render: (row) => row.name },
    ...shown.map((key) => ({
      key,
      header: t(`columns.${key}`),
      align: 'end' as const,
      render: ({ before, after }: Preview['totals'][number]) => {
        const [was, is] = [told(before, key), told(after, key)]
        return was === is ? was : <strong>{t('arrow', { before: was, after: is })}</strong>
      },
    })),
  ]
  const roleOf = (text: string) => {
    const role = roleKeys.find((key) => key === text)
    return role === undefined ? text : words(roles[role].label)
  }
  return (
    <Card title={t('previewTitle')} meta={t('previewMeta', { day })} flush>
      {totals.length === 0 ? null : <DataTable caption={t('previewTitle')} columns={columns} rows={totals} rowKey={(row) => row.orgId} />}
      <ul className={s.told}>
        <li>{persons.formal + persons.presence === 0 ? t('nobody') : t('persons', persons)}</li>
        <li>{duties.before === duties.after ? t('dutiesSame') : t('duties', duties)}</li>
        <li>
          {grants.length === 0
            ? t('grantsNone')
            : `${t('grants')}${grants.map((grant) => `${grant.name}（${roleOf(grant.role)}）`).join('、')}`}
        </li>
      </ul>
    </Card>
  )
}
