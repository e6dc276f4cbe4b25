import { useTranslations } from 'next-intl'
import { useState } from 'react'
import ConfirmModal from '@/components/ui/confirm-modal'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import type { AccountPage, AccountPassword, GrantRow } from '@/domain/account'
import { roles } from '@/domain/roles'
import { send } from '@/lib/api'
import { GrantDialog } from './grant-dialog'
import { PasswordTold } from './password-told'
import { useAccountChange } from './use-account-change'

export type AccountAction =
  { kind: 'grant' } | { kind: 'revoke'; grant: GrantRow } | { kind: 'lock' } | { kind: 'unlock' } | { kind: 'reset' }

/** Asks once more before an account is changed. */
export function AccountDialog({ account, action, onClose }: { account: AccountPage; action: AccountAction; onClose: () => void }) {
  if (action.kind === 'grant') return <GrantDialog account={account} onClose={onClose} />
  if (action.kind === 'reset') return <ResetDialog account={account} onClose={onClose} />
  return <PlainDialog account={account} action={action} onClose={onClose} />
}

function PlainDialog({
  account,
  action,
  onClose,
}: {
  account: AccountPage
  action: Exclude<AccountAction, { kind: 'grant' } | { kind: 'reset' }>
  onClose: () => void
}) {
  const t = useTranslations('account.page')
  const words = useWords()
  const fieldWords = useFieldWords()
  const path = `/api/accounts/${account.id}`
  const { change, fields, problem } = useAccountChange(
    account.id,
    () =>
      action.kind === 'revoke'
        ? send('DELETE', `${path}/grants/${action.grant.id}`, { version: account.version })
        : send('POST', `${path}/${action.kind}`, { version: account.version }),
    onClose,
  )
  const text =
    action.kind === 'revoke'
      ? t('revokeText', {
          name: account.displayName,
          grant: t('grantRow', { place: action.grant.place, role: words(roles[action.grant.role].label) }),
        })
      : t(`${action.kind}Text`, { name: account.displayName })
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t(`${action.kind}Title`)}
      confirmLabel={t(`${action.kind}Confirm`)}
      onConfirm={() => change.mutate()}
      pending={change.isPending}
      error={problem ?? fieldWords(fields['id'])}
    >
      {text}
    </ConfirmModal>
  )
}

function ResetDialog({ account, onClose }: { account: AccountPage; onClose: () => void }) {
  const t = useTranslations('account.page')
  const fieldWords = useFieldWords()
  const [told, setTold] = useState<AccountPassword | null>(null)
  const { change, fields, problem } = useAccountChange(
    account.id,
    () => send<AccountPassword>('POST', `/api/accounts/${account.id}/password`, { version: account.version }),
    setTold,
  )
  if (told !== null) return <PasswordTold displayName={account.displayName} name={told.name} password={told.password} onDone={onClose} />
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t('resetTitle')}
      confirmLabel={t('resetConfirm')}
      onConfirm={() => change.mutate()}
      pending={change.isPending}
      error={problem ?? fieldWords(fields['id'])}
    >
      {t('resetText', { name: account.displayName })}
    </ConfirmModal>
  )
}
