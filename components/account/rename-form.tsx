import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { accountRename, type AccountPage } from '@/domain/account'
import { codesOf } from '@/domain/codes'
import { send } from '@/lib/api'
import { useAccountChange } from './use-account-change'

/** Mends the name of an account's holder; what is signed in with stays. */
export function RenameForm({ account, onClose }: { account: AccountPage; onClose: () => void }) {
  const t = useTranslations('account')
  const fieldWords = useFieldWords()
  const [displayName, setDisplayName] = useState(account.displayName)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const { change, fields, problem } = useAccountChange(
    account.id,
    () => send('PATCH', `/api/accounts/${account.id}`, { version: account.version, displayName }),
    onClose,
  )
  const submit = () => {
    const parsed = accountRename.safeParse({ id: account.id, version: account.version, displayName })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) change.mutate()
  }
  return (
    <FormDialog
      title={t('page.rename')}
      problem={problem}
      submitLabel={t('page.save')}
      pending={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('form.displayName')}
        value={displayName}
        maxLength={40}
        withAsterisk
        data-autofocus
        error={fieldWords(wrong['displayName'] ?? fields['displayName'])}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
