'use client'

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconLock, IconUser } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useRef, useState, type SubmitEvent } from 'react'
import { keepLocale } from '@/lib/locale-cookie'
import { ownQuery } from '@/lib/queries/own'
import s from './sign-in.module.css'

type Limits = { failures: number; pause: number }

/** Name and password; whatever keeps somebody out gets one and the same answer. */
export function SignInForm({ to, limits, ended }: { to: string; limits: Limits; ended: boolean }) {
  const t = useTranslations('signIn')
  const fields = useTranslations('fields')
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState({ name: false, password: false })
  const [asked, setAsked] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)

  const enter = useMutation({
    mutationFn: async () => {
      const answer = await signIn('credentials', { redirect: false, name: name.trim(), password })
      if (answer?.ok !== true) return answer?.error === 'CredentialsSignin' ? ('refused' as const) : ('unavailable' as const)
      const own = await client.query(ownQuery()).catch(() => null)
      if (own !== null) keepLocale(own.locale)
      // A whole new page: nothing of an earlier session stays in memory.
      window.location.assign(to)
      return 'entered' as const
    },
    onSuccess: (result) => {
      if (result !== 'refused') return
      setPassword('')
      passwordField.current?.focus()
    },
  })

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const empty = { name: name.trim() === '', password: password === '' }
    setMissing(empty)
    if (empty.name) nameField.current?.focus()
    else if (empty.password) passwordField.current?.focus()
    else enter.mutate()
  }
  const problem = enter.isError || enter.data === 'unavailable' ? t('unavailable') : enter.data === 'refused' ? t('refused', limits) : null
  return (
    <form method="post" noValidate onSubmit={submit} className={s.form}>
      <h1 className={s.heading}>{t('title')}</h1>
      <p className={s.quiet}>{t('hint')}</p>
      {ended && problem === null ? (
        <p role="status" className={s.note}>
          {t('ended')}
        </p>
      ) : null}
      <TextInput
        ref={nameField}
        size="lg"
        label={t('name')}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        leftSection={<IconUser size={20} stroke={1.6} aria-hidden />}
        value={name}
        maxLength={64}
        error={missing.name ? fields('field_missing') : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        ref={passwordField}
        size="lg"
        label={t('password')}
        name="password"
        autoComplete="current-password"
        leftSection={<IconLock size={20} stroke={1.6} aria-hidden />}
        value={password}
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        error={missing.password ? fields('field_missing') : null}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div className={s.forgotten}>
        <button type="button" className={s.link} aria-expanded={asked} aria-controls="forgotten" onClick={() => setAsked(!asked)}>
          {t('forgotten')}
        </button>
      </div>
      <p id="forgotten" hidden={!asked} className={s.note}>
        {t('forgottenHint')}
      </p>
      {problem === null ? null : (
        <p role="alert" className={s.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" variant="filled" size="lg" fullWidth loading={enter.isPending || enter.data === 'entered'}>
        {t('submit')}
      </Button>
      <p className={s.quiet}>{t('noAccount')}</p>
    </form>
  )
}
