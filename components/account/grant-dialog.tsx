import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FailedQuery } from '@/components/ui/failed-query'
import { FormDialog } from '@/components/ui/form-dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { grantCreate, type AccountPage } from '@/domain/account'
import { codesOf } from '@/domain/codes'
import { send } from '@/lib/api'
import { accountOptionsQuery } from '@/lib/queries/account'
import { emptyGrant, GrantFields, grantOf } from './grant-fields'
import { useAccountChange } from './use-account-change'

/** Gives an account one more role at a place. */
export function GrantDialog({ account, onClose }: { account: AccountPage; onClose: () => void }) {
  const t = useTranslations('account.page')
  const options = useQuery(accountOptionsQuery())
  const [draft, setDraft] = useState(emptyGrant)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const { change, fields, problem } = useAccountChange(
    account.id,
    () => send('POST', `/api/accounts/${account.id}/grants`, { version: account.version, ...grantOf(draft) }),
    onClose,
  )
  const submit = () => {
    const parsed = grantCreate.safeParse({ id: account.id, version: account.version, ...grantOf(draft) })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) change.mutate()
  }
  return (
    <FormDialog
      title={t('addTitle', { name: account.displayName })}
      problem={problem}
      submitLabel={t('addConfirm')}
      pending={change.isPending}
      disabled={options.data === undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {options.data !== undefined ? (
        <GrantFields options={options.data} draft={draft} wrong={{ ...fields, ...wrong }} onChange={setDraft} />
      ) : options.isError ? (
        <FailedQuery query={options} />
      ) : (
        <Skeleton rows={2} />
      )}
    </FormDialog>
  )
}
