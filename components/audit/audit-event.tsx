import { Button, Drawer } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FactList } from '@/components/ui/fact-list'
import { useWords } from '@/components/ui/use-words'
import type { AuditRow } from '@/domain/audit-list'
import { auditActions, auditNouns, differences } from '@/domain/audit'
import { fieldLabel } from '@/domain/audit-fields'
import { maskedFields } from '@/domain/member-words'
import { exactMomentOf } from '@/domain/moment'
import { labelOf } from '@/domain/words'
import s from './audit.module.css'

/** One entry: who, when, from where, and each field before and after. */
export function AuditEvent({ event, onClose, onSameRow }: { event: AuditRow; onClose: () => void; onSameRow: (() => void) | undefined }) {
  const t = useTranslations('audit')
  const words = useWords()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={t('event.title')}
      closeButtonProps={{ 'aria-label': t('event.close') }}
    >
      <FactList
        rows={[
          { key: 'at', label: t('event.at'), value: exactMomentOf(event.at) },
          { key: 'who', label: t('event.who'), value: event.accountName === '' ? t('unknown') : event.accountName },
          { key: 'action', label: t('event.action'), value: words(labelOf(auditActions, event.action)) },
          { key: 'noun', label: t('event.noun'), value: words(labelOf(auditNouns, event.noun)) },
          {
            key: 'row',
            label: t('event.row'),
            value: event.rowId ?? t('nothing'),
            action:
              onSameRow === undefined ? null : (
                <Button size="sm" onClick={onSameRow}>
                  {t('event.sameRow')}
                </Button>
              ),
          },
          { key: 'address', label: t('event.address'), value: event.address ?? t('nothing') },
          { key: 'request', label: t('event.request'), value: event.requestId ?? t('nothing') },
        ]}
      />
      <h3 className={s.changes}>{t('event.changes')}</h3>
      <Differences event={event} />
    </Drawer>
  )
}

function Differences({ event }: { event: AuditRow }) {
  const t = useTranslations('audit')
  const words = useWords()
  const changes = differences(event.before, event.after)
  const valueOf = (field: string, value: string | null) => {
    if (value === null) return t('nothing')
    return field === 'field' ? words(labelOf(maskedFields, value)) : value
  }
  if (changes.length === 0) return <p className={s.faint}>{t('event.none')}</p>
  return (
    <table className={s.table}>
      <thead>
        <tr>
          <th scope="col">{t('event.field')}</th>
          <th scope="col">{t('event.before')}</th>
          <th scope="col">{t('event.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{words(fieldLabel(change.field))}</th>
            <td>{valueOf(change.field, change.before)}</td>
            <td>{valueOf(change.field, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
