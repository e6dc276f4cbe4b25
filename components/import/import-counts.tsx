import { IconAlertTriangle, IconCircleCheck, IconCopy } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import type { ImportDetail } from '@/domain/import'
import { readyRows } from '@/domain/import-words'
import s from './import.module.css'

/** What the dry run came to, in four numbers. */
export function ImportCounts({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.counts')
  const { total, faults, twins, created, changed } = batch
  const share = (part: number) => `${total === 0 ? 0 : (part / total) * 100}%`
  return (
    <ul className={s.counts} aria-label={t('result')}>
      <Count label={t('result')} value={total} unit={t('rows')}>
        <span className={s.bar} aria-hidden>
          <span className={s.ready} style={{ width: share(total - faults) }} />
          <span className={s.wrong} style={{ width: share(faults) }} />
        </span>
      </Count>
      {batch.state === 'written' || batch.state === 'undone' ? (
        <Count
          label={t(batch.state)}
          icon={<IconCircleCheck size={16} stroke={1.6} aria-hidden />}
          value={created + changed}
          unit={t('rows')}
          note={t('writtenNote', { created, changed })}
        />
      ) : (
        <Count
          label={t('ready')}
          icon={<IconCircleCheck size={16} stroke={1.6} aria-hidden />}
          value={total - faults}
          unit={t('rows')}
          note={t('readyNote', readyRows(batch))}
        />
      )}
      <Count
        label={t('faults')}
        tone={faults > 0 ? 'over' : undefined}
        icon={<IconAlertTriangle size={16} stroke={1.6} aria-hidden />}
        value={faults}
        unit={t('rows')}
        note={faults > 0 && batch.state !== 'undone' ? t('faultsNote') : undefined}
      />
      <Count
        label={t('twins')}
        tone={twins > 0 ? 'amber' : undefined}
        icon={<IconCopy size={16} stroke={1.6} aria-hidden />}
        value={twins}
        unit={t('rows')}
        note={twins > 0 && batch.state === 'checked' ? t('twinsNote') : undefined}
      />
    </ul>
  )
}

type CountProps = {
  label: string
  value: number
  unit: string
  note?: string | undefined
  tone?: 'over' | 'amber' | undefined
  icon?: ReactNode
  children?: ReactNode
}

function Count({ label, value, unit, note, tone, icon, children }: CountProps) {
  const format = useFormatter()
  return (
    <li className={s.count}>
      <span className={cx(s.label, tone && s[tone])}>
        {icon}
        {label}
      </span>
      <span className={s.value}>
        {format.number(value)}
        <span className={s.unit}>{unit}</span>
      </span>
      {note === undefined ? null : <span className={s.quiet}>{note}</span>}
      {children}
    </li>
  )
}
