import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { EndedTold } from '@/components/committee/ended-told'
import { StockTable } from '@/components/organisation/stock-table'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { MemberMoved } from '@/domain/selection'
import s from './move-dialog.module.css'

type MovePreviewProps = { told: MemberMoved; day: string; mayLeaveOut: boolean; onLeaveOut: () => void }

/** What would come of a move: how many go, the totals of both sides, and who cannot be moved and why. */
export function MovePreview({ told, day, mayLeaveOut, onLeaveOut }: MovePreviewProps) {
  const t = useTranslations('member.move')
  const fieldWords = useFieldWords()
  const { moved, unmoved, totals, ended } = told
  function why({ reason, opens }: MemberMoved['unmoved'][number]): string {
    if (opens !== null) return t('closed', { day: opens })
    return reason === 'nothing_changes' ? t('there') : (fieldWords(reason) ?? reason)
  }
  return (
    <div className={s.preview}>
      <p>
        <strong>{t('moved', { day, count: moved })}</strong>
      </p>
      {totals.length === 0 ? null : (
        <div className={s.totals} tabIndex={0} role="region" aria-label={t('previewTitle')}>
          <StockTable caption={t('previewTitle')} rows={totals} />
        </div>
      )}
      <EndedTold {...ended} />
      {unmoved.length === 0 ? null : (
        <>
          <p>{t('unmoved', { count: unmoved.length })}</p>
          <ul className={s.stay} tabIndex={0}>
            {unmoved.map((one) => (
              <li key={one.id}>{t('unmovedOne', { name: one.name, reason: why(one) })}</li>
            ))}
          </ul>
          <div>
            {mayLeaveOut ? (
              <Button size="sm" onClick={onLeaveOut}>
                {t('leaveOut', { count: unmoved.length })}
              </Button>
            ) : (
              <span className={s.hint}>{t('leaveOutMany')}</span>
            )}
          </div>
        </>
      )}
    </div>
  )
}
