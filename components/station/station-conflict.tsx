import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useWords } from '@/components/ui/use-words'
import { stationLabels } from '@/domain/station-words'
import { draftFields, type DraftField, type StationDraft } from './station-draft'
import s from './station.module.css'

type StationConflictProps = {
  mine: StationDraft
  theirs: StationDraft
  /** The labels of what is chosen from a list. */
  options: Readonly<Partial<Record<DraftField, readonly { value: string; label: string }[]>>>
  onTake: () => void
  onKeep: () => void
}

/** Two people edited the same station: both contents side by side, and which to keep. */
export function StationConflict({ mine, theirs, options, onTake, onKeep }: StationConflictProps) {
  const t = useTranslations('station.form')
  const words = useWords()
  const shown = (field: DraftField, value: string) =>
    options[field]?.find((one) => one.value === value)?.label ?? (value === '' ? t('blank') : value)
  return (
    <div className={s.conflict} role="alert">
      <strong>{t('conflictTitle')}</strong>
      <p>{t('conflictHint')}</p>
      <ul>
        {draftFields
          .filter((field) => mine[field] !== theirs[field])
          .map((field) => (
            <li key={field}>
              {t('difference', {
                field: words(stationLabels[field]),
                theirs: shown(field, theirs[field]),
                mine: shown(field, mine[field]),
              })}
            </li>
          ))}
      </ul>
      <div className={s.choices}>
        <Button onClick={onTake}>{t('takeTheirs')}</Button>
        <Button onClick={onKeep}>{t('keepMine')}</Button>
      </div>
    </div>
  )
}
