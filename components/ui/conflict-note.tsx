import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import s from './conflict-note.module.css'

interface ConflictNoteProps {
  /** The fields in which the two differ. */
  fields: readonly { key: string; label: string; theirs: string; mine: string }[]
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Somebody else saved first: both values, and which one to go on with. */
export function ConflictNote({ fields, onTakeTheirs, onKeepMine }: ConflictNoteProps) {
  const t = useTranslations('common.conflict')
  return (
    <div className={s.note} role="alert">
      <p className={s.title}>{t('title')}</p>
      <table className={s.values}>
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{t('theirs')}</th>
            <th scope="col">{t('mine')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.key}>
              <th scope="row">{field.label}</th>
              <td>{field.theirs}</td>
              <td>{field.mine}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={s.actions}>
        <Button size="sm" onClick={onTakeTheirs}>
          {t('takeTheirs')}
        </Button>
        <Button size="sm" onClick={onKeepMine}>
          {t('keepMine')}
        </Button>
      </div>
    </div>
  )
}
