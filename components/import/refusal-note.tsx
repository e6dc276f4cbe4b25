import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { useWords } from '@/components/ui/use-words'
import { auditNouns } from '@/domain/audit'
import type { ImportDetail } from '@/domain/import'
import { importTables } from '@/domain/import-tables'
import { importKindKeys } from '@/domain/import-words'
import { labelOf } from '@/domain/words'
import { isKnown } from '@/lib/known-word'
import s from './import.module.css'

/** Why a file is not read, or a batch has to be looked at again: one sentence, with what to do. */
export function RefusalNote({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.refusal')
  const words = useWords()
  const { refusal } = batch
  if (refusal === null) return null
  const kind = importKindKeys.find((key) => key === refusal.table)
  const params = {
    table: kind === undefined ? '' : words(importTables[kind].label),
    columns: (refusal.columns ?? [])
      .map((key) => {
        const label = importTables[batch.kind].columns[key]?.label
        return label === undefined ? key : words(label)
      })
      .join('、'),
    opens: refusal.opens ?? '',
    noun: refusal.noun === undefined ? '' : words(labelOf(auditNouns, refusal.noun)),
  }
  const gentle = refusal.code === 'overtaken'
  return (
    <p role="alert" className={cx(s.note, gentle && s.gentle)}>
      {gentle ? <IconInfoCircle size={18} stroke={1.6} aria-hidden /> : <IconAlertTriangle size={18} stroke={1.6} aria-hidden />}
      {t(isKnown(t, refusal.code) ? refusal.code : 'internal', params)}
    </p>
  )
}

/** What keeps a batch from being taken back. */
export function Dependents({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.dependents')
  const words = useWords()
  if (batch.dependents === null || batch.dependents.length === 0) return null
  return (
    <div role="alert" className={s.note}>
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
      <div>
        <b>{t('title')}</b>
        <ul className={s.dependents}>
          {batch.dependents.map(({ why, noun = '', count, some }) => (
            <li key={`${why} ${noun}`}>{t(why, { count, some: some.join('、'), noun: words(labelOf(auditNouns, noun)) })}</li>
          ))}
        </ul>
        {t('hint')}
      </div>
    </div>
  )
}
