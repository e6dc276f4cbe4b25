import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { TransferRow } from '@/domain/transfer'
import { useStep } from '@/components/member/use-step'

/** Sends a letter back with a reason, or takes one's own back: the person stays where they are. */
export function EndDialog({ row, end, onClose }: { row: TransferRow; end: 'refuse' | 'withdraw'; onClose: () => void }) {
  const t = useTranslations('transfer')
  const refusing = end === 'refuse'
  const path = `/api/transfers/${row.id}/${refusing ? 'refusal' : 'withdrawal'}`
  const change = useStep(path, t(`${end}.done`), onClose)
  const names = { name: row.name, from: row.fromName }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`${end}.title`, names)}
      confirmLabel={t(`act.${end}`)}
      reasonLabel={refusing ? t('refuse.reason') : undefined}
      onConfirm={(reason) => change.run(refusing ? { version: row.version, reason } : { version: row.version })}
      pending={change.pending}
      error={change.problemBut()}
    >
      {t(`${end}.text`, names)}
    </ConfirmDialog>
  )
}
