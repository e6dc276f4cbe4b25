import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { Failed } from '@/components/ui/failed'
import { Skeleton } from '@/components/ui/skeleton'
import { grantCreate, type AccountPage } from '@/domain/account'
import { codesOf } from '@/domain/codes'
import { send } from '@/lib/api'
import { accountOptionsQuery } from '@/lib/queries/account'
import s from './account.module.css'
import { emptyGrant, GrantFields, grantOf } from './grant-fields'
import { useAccountChange } from './use-account-change'

/** Gives an account one more role at a place. */
export function GrantDialog({ account, onClose }: { account: AccountPage; onClose: () => void }) {
  const t = useTranslations('account.page')
  const form = useTranslations('account.form')
  const ui = useTranslations('ui')
  const options = useQuery(accountOptionsQuery())
  const [draft, setDraft] = useState(emptyGrant)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const { change, fields, problem } = useAccountChange(
    account.id,
    () => send('POST', `/api/accounts/${account.id}/grants`, { version: account.version, ...grantOf(draft) }),
    onClose,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = grantCreate.safeParse({ id: account.id, version: account.version, ...grantOf(draft) })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) change.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('addTitle', { name: account.displayName })}
      closeButtonProps={{ 'aria-label': ui('dialog.close') }}
    >
      {options.data === undefined ? (
        options.isError ? (
          <Failed onRetry={() => void options.refetch()} retrying={options.isFetching} />
        ) : (
          <Skeleton rows={2} />
        )
      ) : (
        <form className={s.told} onSubmit={submit} noValidate>
          <GrantFields options={options.data} draft={draft} wrong={{ ...fields, ...wrong }} onChange={setDraft} />
          {problem === undefined ? null : (
            <p className={s.problem} role="alert">
              {problem}
            </p>
          )}
          <div className={s.end}>
            <Button onClick={onClose}>{form('cancel')}</Button>
            <Button type="submit" variant="filled" loading={change.isPending}>
              {t('addConfirm')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
