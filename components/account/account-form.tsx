'use client'

import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useLater } from '@/components/ui/use-later'
import type { AccountCreate, AccountPassword } from '@/domain/account'
import { codesOf } from '@/domain/codes'
import { ApiError, send } from '@/lib/api'
import { accountOptionsQuery } from '@/lib/queries/account'
import s from './account.module.css'
import { emptyGrant, GrantFields, grantOf } from './grant-fields'
import { PasswordTold } from './password-told'

const loadSchemas = () => import('@/domain/account')

/** Opens an account with its first grant and tells the password that the server made. */
export function AccountForm() {
  const t = useTranslations('account.form')
  const fieldWords = useFieldWords()
  const router = useRouter()
  const queries = useQueryClient()
  const options = useQuery(accountOptionsQuery())
  const [draft, setDraft] = useState({ name: '', displayName: '' })
  const [grant, setGrant] = useState(emptyGrant)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  useLater(loadSchemas)
  const opening = useMutation({
    mutationFn: (input: AccountCreate) => send<AccountPassword>('POST', '/api/accounts', input),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account', 'list'] }),
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  if (options.data === undefined) return options.isError ? <FailedQuery query={options} /> : <Skeleton />

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { accountCreate } = await loadSchemas()
    const parsed = accountCreate.safeParse({ ...draft, ...grantOf(grant) })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) opening.mutate(parsed.data)
  }
  const text = (field: keyof typeof draft) => ({
    label: t(field),
    value: draft[field],
    error: fieldWords(wrong[field]),
    withAsterisk: true,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => setDraft({ ...draft, [field]: event.currentTarget.value }),
  })
  const refused = opening.error instanceof ApiError ? opening.error : null
  const problem =
    refused === null ? (opening.isError ? t('offline') : null) : Object.keys(refused.fields).length === 0 ? refused.message : null
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} />
      <form className={s.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput {...text('displayName')} maxLength={40} data-autofocus />
        <TextInput {...text('name')} description={t('nameHint')} maxLength={32} autoCapitalize="none" spellCheck={false} />
        <GrantFields options={options.data} draft={grant} wrong={wrong} onChange={setGrant} />
        {problem === null ? null : (
          <p className={s.problem} role="alert">
            {problem}
          </p>
        )}
        <FormFooter>
          <ButtonLink href="/accounts">{t('cancel')}</ButtonLink>
          <Button type="submit" variant="filled" loading={opening.isPending}>
            {t('submit')}
          </Button>
        </FormFooter>
      </form>
      {opening.data === undefined ? null : (
        <PasswordTold
          displayName={draft.displayName}
          name={opening.data.name}
          password={opening.data.password}
          onDone={() => router.push(`/accounts/${opening.data.id}`)}
        />
      )}
    </>
  )
}
