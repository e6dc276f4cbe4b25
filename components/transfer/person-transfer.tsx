'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { TransferRow } from '@/domain/transfer'
import { transfersOfPersonQuery } from '@/lib/queries/transfer'
import { LetterClockTag } from './transfer-state'
import { TransferSteps } from './transfer-steps'
import s from './transfer.module.css'

/** The last letter of a person and how it stands; a dash until it is known. */
export function PersonTransfer({ id }: { id: string }) {
  const t = useTranslations('transfer.fact')
  const none = useTranslations('ui')('none')
  const { data } = useQuery(transfersOfPersonQuery(id))
  if (data === undefined) return <>{none}</>
  const [last] = data.items
  if (last === undefined || last.state === 'withdrawn') return <>{t('none')}</>
  return (
    <span className={s.fact}>
      <Words row={last} />
      <LetterClockTag row={last} today={data.today} />
      <TransferSteps row={last} today={data.today} />
    </span>
  )
}

function Words({ row }: { row: TransferRow }) {
  const t = useTranslations('transfer.fact')
  const names = { from: row.fromName, to: row.toName, letter: row.letterNumber, day: row.receivedOn ?? '', reason: row.reason ?? '' }
  switch (row.state) {
    case 'refused':
      return <span>{t('refused', names)}</span>
    case 'received':
      return <span>{t(row.direction === 'in' ? 'settled' : 'left', names)}</span>
    default:
      return <span>{t('waiting', names)}</span>
  }
}
