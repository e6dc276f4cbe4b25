'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { optionsOf } from '@/components/organisation/org-words'
import { regionOptions } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { ConflictNote } from '@/components/ui/conflict-note'
import { FailedQuery } from '@/components/ui/failed-query'
import { cx } from '@/components/ui/class-names'
import layout from '@/components/ui/field-columns.module.css'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useLater } from '@/components/ui/use-later'
import { useWords } from '@/components/ui/use-words'
import type { EnterpriseDetail, EnterpriseSaved } from '@/domain/enterprise'
import { enterpriseKindKeys, enterpriseKinds, enterpriseLabels, noPartyReasonKeys, noPartyReasons } from '@/domain/enterprise-words'
import { ApiError, send } from '@/lib/api'
import { orgManagedQuery } from '@/lib/queries/org'
import { draftOf, emptyDraft, enterpriseFields, type EnterpriseDraft, type EnterpriseField } from './enterprise-draft'
import s from './enterprise.module.css'

const loadCheck = () => import('./enterprise-check')

type FormProps = { enterprise?: EnterpriseDetail | undefined; today: string }

/** Registers an enterprise, or edits one. */
export function EnterpriseForm({ enterprise, today }: FormProps) {
  const t = useTranslations('enterprise.form')
  const none = useTranslations('ui')('none')
  const words = useWords()
  const fieldWords = useFieldWords()
  const router = useRouter()
  const queries = useQueryClient()
  const keepers = useQuery(orgManagedQuery())
  const [draft, setDraft] = useState<EnterpriseDraft>(enterprise === undefined ? emptyDraft : draftOf(enterprise))
  const [version, setVersion] = useState(enterprise?.version)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: (facts: object) =>
      enterprise === undefined
        ? send<EnterpriseSaved>('POST', '/api/enterprises', facts, submission)
        : send<EnterpriseSaved>('PATCH', `/api/enterprises/${enterprise.id}`, { ...facts, version }, submission),
    onSuccess: async ({ id }) => {
      notifications.show({ message: t('saved') })
      await Promise.all(['enterprise', 'org'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })))
      router.push(`/enterprises/${id}`)
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  const check = useLater(loadCheck)
  const refused = saving.error instanceof ApiError ? saving.error : null
  const theirs = refused?.code === 'conflict' ? check?.standingEnterprise.safeParse(refused.current).data : undefined

  /** Other content is another submission. */
  function change(changes: Partial<EnterpriseDraft>) {
    setDraft({ ...draft, ...changes })
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([name]) => !(name in changes))))
    setSubmission(crypto.randomUUID())
  }
  /** An entry is usually kept by the committee of its district: offered, and free to change. */
  function chooseRegion(regionCode: string) {
    const county = keepers.data?.find((org) => org.level === 'county' && org.regionCode === regionCode) ?? keepers.data?.at(0)
    change(draft.orgId === '' && county !== undefined ? { regionCode, orgId: county.id } : { regionCode })
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    const { factsOf } = await loadCheck()
    const parsed = factsOf(draft)
    if ('wrong' in parsed) return setWrong(parsed.wrong)
    setWrong({})
    saving.mutate(parsed.facts)
  }
  function settle(keepMine: boolean) {
    if (theirs === undefined) return
    setVersion(theirs.version)
    change(keepMine ? {} : draftOf(theirs))
    saving.reset()
  }

  if (keepers.isError && keepers.data === undefined) return <FailedQuery query={keepers} />
  const options: Partial<Record<EnterpriseField, { value: string; label: string }[]>> = {
    kind: optionsOf(enterpriseKinds, enterpriseKindKeys, words),
    regionCode: regionOptions(words),
    orgId: keepers.data?.map((org) => ({ value: org.id, label: org.name })) ?? [],
    noPartyReason: optionsOf(noPartyReasons, noPartyReasonKeys, words),
  }
  const common = (field: EnterpriseField, description?: string) => ({
    label: words(enterpriseLabels[field]),
    description,
    error: fieldWords(wrong[field]),
  })
  const text = (field: EnterpriseField, description?: string) => ({
    ...common(field, description),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  const choice = (field: EnterpriseField, onChange: (value: string) => void, description?: string) => ({
    ...common(field, description),
    value: draft[field] === '' ? null : draft[field],
    data: options[field] ?? [],
    placeholder: t('choose'),
    checkIconPosition: 'right' as const,
    onChange: (value: string | null) => onChange(value ?? ''),
  })
  const shown = (field: EnterpriseField, value: string) =>
    options[field]?.find((option) => option.value === value)?.label ?? (value === '' ? none : value)
  return (
    <form className={s.form} onSubmit={(event) => void submit(event)} noValidate>
      <PageTitle title={t(enterprise === undefined ? 'create' : 'edit')} subtitle={enterprise?.name ?? t('subtitle')} />
      {theirs === undefined ? null : (
        <ConflictNote
          fields={enterpriseFields.flatMap((key) => {
            const stands = draftOf(theirs)[key]
            return stands === draft[key]
              ? []
              : [{ key, label: words(enterpriseLabels[key]), theirs: shown(key, stands), mine: shown(key, draft[key]) }]
          })}
          onTakeTheirs={() => settle(false)}
          onKeepMine={() => settle(true)}
        />
      )}
      <div className={cx(layout.columns, s.panel)}>
        <TextInput className={cx(layout.whole)} {...text('name')} withAsterisk maxLength={80} data-autofocus />
        <TextInput {...text('uscc', t('usccHint'))} withAsterisk maxLength={30} autoComplete="off" />
        <Select {...choice('kind', (kind) => change({ kind }))} withAsterisk allowDeselect={false} />
        <Select {...choice('regionCode', chooseRegion)} withAsterisk allowDeselect={false} />
        <Select {...choice('orgId', (orgId) => change({ orgId }), t('orgHint'))} withAsterisk searchable allowDeselect={false} />
        {enterprise?.hasParty ? null : (
          <>
            <Select
              {...choice('noPartyReason', (noPartyReason) => change({ noPartyReason }), t('reasonHint'))}
              placeholder={t('reasonNone')}
              clearable
            />
            <TextInput {...text('noPartyNote')} withAsterisk={draft.noPartyReason === 'other'} maxLength={200} />
          </>
        )}
        <TextInput type="date" {...text('dissolvedOn', t('dissolvedHint'))} max={today} />
        {refused !== null && theirs === undefined && Object.keys(refused.fields).length === 0 ? (
          <p className={cx(layout.whole, s.problem)} role="alert">
            {refused.message}
          </p>
        ) : null}
        {saving.isError && refused === null ? (
          <p className={cx(layout.whole, s.problem)} role="alert">
            {t('offline')}
          </p>
        ) : null}
      </div>
      <FormFooter>
        <ButtonLink href={enterprise === undefined ? '/enterprises' : `/enterprises/${enterprise.id}`}>{t('cancel')}</ButtonLink>
        <Button type="submit" variant="filled" loading={saving.isPending} disabled={theirs !== undefined}>
          {t('save')}
        </Button>
      </FormFooter>
    </form>
  )
}
