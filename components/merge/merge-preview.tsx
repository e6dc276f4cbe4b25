import { useFormatter, useTranslations } from 'next-intl'
import { EndedTold } from '@/components/committee/ended-told'
import { StockTable } from '@/components/organisation/stock-table'
import { Card } from '@/components/ui/card'
import { useWords } from '@/components/ui/use-words'
import type { MergeMade, RecordCounts } from '@/domain/merge'
import { personRecordKeys, personRecords } from '@/domain/merge-words'
import s from './merge.module.css'

/** What would come of a merge: from when, which records go along, and the totals. */
export function MergePreview({ made }: { made: MergeMade | null }) {
  const t = useTranslations('merge.page')
  const format = useFormatter()
  const words = useWords()
  if (made === null)
    return (
      <Card title={t('previewTitle')}>
        <p className={s.hint}>{t('previewEmpty')}</p>
      </Card>
    )
  const listed = (counts: RecordCounts) =>
    format.list(
      personRecordKeys.flatMap((key) => {
        const count = counts[key]
        return count === undefined ? [] : [t('item', { record: words(personRecords[key]), count })]
      }),
    )
  const [moved, stays] = [listed(made.moved), listed(made.stays)]
  return (
    <Card title={t('previewTitle')} flush>
      {made.totals === null || made.totals.length === 0 ? null : <StockTable caption={t('previewTitle')} rows={made.totals} />}
      <ul className={s.told}>
        <li>{t('from', { day: made.from })}</li>
        <li>{moved === '' ? t('movedNone') : t('moved', { list: moved })}</li>
        {stays === '' ? null : <li>{t('stays', { list: stays })}</li>}
        {made.carried === 0 ? null : <li>{t('carried')}</li>}
        <li>{t('presences', { count: made.presences })}</li>
        {made.ended.posts.length === 0 ? null : (
          <li>
            <EndedTold {...made.ended} />
          </li>
        )}
      </ul>
    </Card>
  )
}
