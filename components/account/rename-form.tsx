import { Button, Modal, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { accountRename, type AccountPage } from '@/domain/account'
import { codesOf } from '@/domain/codes'
import { send } from '@/lib/api'
import s from './account.module.css'
import { useAccountChange } from './use-account-change'

/** Mends the name of an account's holder; what is signed in with stays. */
export function RenameForm({ account, onClose }: { account: AccountPage; onClose: () => void }) {
  const t = useTranslations('account')
  const ui = useTranslations('ui')
  const fieldWords = useFieldWords()
  const [displayName, setDisplayName] = useState(account.displayName)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const { change, fields, problem } = useAccountChange(
    account.id,
    () => send('PATCH', `/api/accounts/${account.id}`, { version: account.version, displayName }),
    onClose,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = accountRename.safeParse({ id: account.id, version: account.version, displayName })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) change.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('page.rename')} closeButtonProps={{ 'aria-label': ui('dialog.close') }}>
      <form className={s.told} onSubmit={submit} noValidate>
        <TextInput
          label={t('form.displayName')}
          value={displayName}
          maxLength={40}
          withAsterisk
          data-autofocus
          error={fieldWords(wrong['displayName'] ?? fields['displayName'])}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        {problem === undefined ? null : (
          <p className={s.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={s.end}>
          <Button onClick={onClose}>{t('form.cancel')}</Button>
          <Button type="submit" variant="filled" loading={change.isPending}>
            {t('page.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
