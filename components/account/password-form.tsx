'use client'

import { Button, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { useFieldWords } from '@/components/ui/use-field-words'
import { codesOf } from '@/domain/codes'
import { ownPassword } from '@/domain/own'
import { isStrong } from '@/domain/password'
import { ApiError, send } from '@/lib/api'
import { leave } from '@/lib/leave'
import s from './account.module.css'

const empty = { current: '', next: '', again: '' }

/** Changes one's own password; `forced` when somebody else has set it and nothing else can be done first. */
export function PasswordForm({ accountName, forced }: { accountName: string; forced: boolean }) {
  const t = useTranslations('account.password')
  const own = useTranslations('account.own')
  const fieldWords = useFieldWords()
  const router = useRouter()
  const [draft, setDraft] = useState(empty)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const change = useMutation({
    mutationFn: ({ current, next }: typeof empty) => send('PUT', '/api/me/password', { current, next }),
    onSuccess: () => {
      notifications.show({ message: t('done') })
      router.replace(forced ? '/' : '/me')
      router.refresh()
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = ownPassword.safeParse({ current: draft.current, next: draft.next })
    const codes: Record<string, string> = parsed.success ? {} : codesOf(parsed.error)
    if (codes['next'] === undefined && !isStrong(draft.next, accountName)) codes['next'] = 'password_weak'
    setWrong(codes)
    if (Object.keys(codes).length === 0 && draft.next === draft.again) change.mutate(draft)
  }
  const refused = change.error instanceof ApiError ? change.error : null
  const problem =
    change.error === null ? null : refused === null ? t('offline') : Object.keys(refused.fields).length === 0 ? refused.message : null
  const differs = draft.again !== '' && draft.next !== draft.again
  const field = (name: keyof typeof empty, autoComplete: string) => ({
    label: t(name),
    value: draft[name],
    autoComplete,
    maxLength: 200,
    withAsterisk: true,
    visibilityToggleButtonProps: { 'aria-label': t('show'), tabIndex: 0 },
    onChange: (event: { currentTarget: { value: string } }) => setDraft({ ...draft, [name]: event.currentTarget.value }),
  })
  return (
    <div>
      <PageTitle title={t(forced ? 'forcedTitle' : 'title')} subtitle={t(forced ? 'forced' : 'others')} />
      <form className={s.form} onSubmit={submit} noValidate method="post">
        <input type="hidden" name="username" autoComplete="username" value={accountName} readOnly />
        <PasswordInput {...field('current', 'current-password')} error={fieldWords(wrong['current'])} data-autofocus />
        <PasswordInput {...field('next', 'new-password')} description={t('rule')} error={fieldWords(wrong['next'])} />
        <PasswordInput {...field('again', 'new-password')} error={differs ? t('differs') : null} />
        {problem === null ? null : (
          <p className={s.problem} role="alert">
            {problem}
          </p>
        )}
        <FormFooter>
          {forced ? <Button onClick={() => void leave()}>{own('signOut')}</Button> : <ButtonLink href="/me">{t('cancel')}</ButtonLink>}
          <Button type="submit" variant="filled" loading={change.isPending}>
            {t('submit')}
          </Button>
        </FormFooter>
      </form>
    </div>
  )
}
