import { useFormatter, useTranslations } from 'next-intl'
import { EndedTold } from '@/components/committee/ended-told'
import { StockTable } from '@/components/organisation/stock-table'
import { Card } from '@/components/ui/card'
import { useWords } from '@/components/ui/use-words'
import type { ReorganisePreview as Preview } from '@/domain/reorganisation'
import { roleKeys, roles } from '@/domain/roles'
import s from './reorganise.module.css'

const shown = ['formal', 'presence', 'drivers', 'basic'] as const

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
  const { totals, persons, guestsGone, duties, posts, grants } = preview
  const roleOf = (text: string) => {
    const role = roleKeys.find((key) => key === text)
    return role === undefined ? text : words(roles[role].label)
  }
  return (
    <Card title={t('previewTitle')} meta={t('previewMeta', { day })} flush>
      {totals.length === 0 ? null : <StockTable caption={t('previewTitle')} rows={totals} shown={shown} />}
      <ul className={s.told}>
        <li>{persons.formal + persons.presence + persons.guests === 0 ? t('nobody') : t('persons', persons)}</li>
        {guestsGone === 0 ? null : <li>{t('guestsGone', { count: guestsGone })}</li>}
        <li>{duties.before === duties.after ? t('dutiesSame') : t('duties', duties)}</li>
        {posts.length === 0 ? null : (
          <li>
            <EndedTold posts={posts} grants={[]} />
          </li>
        )}
        <li>
          {grants.length === 0
            ? t('grantsNone')
            : t('grants', { list: format.list(grants.map(({ name, role }) => t('grant', { name, role: roleOf(role) }))) })}
        </li>
      </ul>
    </Card>
  )
}
