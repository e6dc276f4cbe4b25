import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { daysBetween } from '@/domain/month'
import type { TransferRow } from '@/domain/transfer'
import { transferStates } from '@/domain/transfer-words'
import s from './transfer.module.css'

const tones = { sent: 'info', received: 'ok', refused: 'over', withdrawn: 'line' } as const

/** What is left of a letter's time, from 60 % of it on. */
export function LetterClockTag({ row, today }: { row: TransferRow; today: string }) {
  const t = useTranslations('transfer.clock')
  if (row.state !== 'sent' || row.clock === 'running') return null
  return row.clock === 'warning' ? (
    <Tag tone="amber" icon={<IconClock size={14} stroke={1.6} aria-hidden />}>
      {t('warning', { days: daysBetween(today, row.validUntil) })}
    </Tag>
  ) : (
    <Tag tone="over" icon={<IconAlertTriangle size={14} stroke={1.6} aria-hidden />}>
      {t('expired')}
    </Tag>
  )
}

/** How a letter stands, and what it came to. */
export function TransferStateTag({ row, today }: { row: TransferRow; today: string }) {
  const t = useTranslations('transfer')
  const words = useWords()
  return (
    <span className={s.state}>
      <Tag tone={tones[row.state]}>{words(transferStates[row.state])}</Tag>
      <LetterClockTag row={row} today={today} />
      {row.receivedOn === null ? null : <span>{t('received', { day: row.receivedOn })}</span>}
      {row.reason === null ? null : <span>{t('reason', { reason: row.reason })}</span>}
    </span>
  )
}
