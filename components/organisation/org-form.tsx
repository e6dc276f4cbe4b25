'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { regionName, regionOptions } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { EnterpriseSelect } from '@/components/enterprise/enterprise-select'
import { ConflictNote } from '@/components/ui/conflict-note'
import { cx } from '@/components/ui/class-names'
import layout from '@/components/ui/field-columns.module.css'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useLater } from '@/components/ui/use-later'
import { useWords } from '@/components/ui/use-words'
import type { OrgDetail, OrgNode, OrgSaved } from '@/domain/org'
import {
  basicKinds,
  driverGroupKeys,
  driverGroups,
  orgKinds,
  orgLabels,
  parentKinds,
  standsForKindKeys,
  standsForKinds,
} from '@/domain/org-words'
import { ApiError, send } from '@/lib/api'
import { orgTreeQuery } from '@/lib/queries/org'
import { draftOf, type OrgDraft, type OrgField } from './org-draft'
import s from './org-form.module.css'
import { optionsOf } from './org-words'

const loadCheck = () => import('./org-check')

type FormProps = { org?: OrgDetail | undefined; parent?: string | undefined; today: string }

/** Founds an organisation under a parent, or edits the facts of one. */
export function OrgForm({ org, parent, today }: FormProps) {
  const t = useTranslations('organisation.form')
  const errors = useTranslations('errors')
  const words = useWords()
  const fieldWords = useFieldWords()
  const router = useRouter()
  const queries = useQueryClient()
  const tree = useQuery({ ...orgTreeQuery({}), enabled: org === undefined })
  const parents = (tree.data?.items ?? []).filter((node) => parentKinds.includes(node.kind))
  const [draft, setDraft] = useState<OrgDraft>(
    org === undefined
      ? {
          parentId: parent ?? '',
          name: '',
          kind: '',
          regionCode: regionOf(parents, parent),
          driverGroup: '',
          enterprise: '',
          enterpriseId: '',
          standsForKind: '',
          standsFor: '',
          foundedOn: today,
          committeeSince: '',
        }
      : draftOf(org),
  )
  const [version, setVersion] = useState(org?.version ?? 0)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: (body: object) =>
      org === undefined
        ? send<OrgSaved>('POST', '/api/organisations', body, submission)
        : send<OrgSaved>('PATCH', `/api/organisations/${org.id}`, body, submission),
    onSuccess: async ({ id }) => {
      notifications.show({ message: t(org === undefined ? 'created' : 'saved') })
      await Promise.all(['org', 'dashboard'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })))
      router.push(`/organisations/${id}`)
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  const check = useLater(loadCheck)
  const refused = saving.error instanceof ApiError ? saving.error : null
  const theirs = refused?.code === 'conflict' ? check?.standingOrg.safeParse(refused.current).data : undefined

  function apply(changes: Partial<OrgDraft>) {
    setDraft({ ...draft, ...changes })
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([name]) => !(name in changes))))
    setSubmission(crypto.randomUUID())
  }
  function change(field: OrgField, value: string) {
    const moved = field === 'parentId' && draft.regionCode === '' ? { regionCode: regionOf(parents, value) } : {}
    apply({ ...moved, [field]: value })
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    const { factsOf } = await loadCheck()
    const parsed = factsOf(draft, org === undefined ? undefined : { id: org.id, version })
    if (parsed.success) {
      setWrong({})
      saving.mutate(parsed.data)
      return
    }
    setWrong(Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])))
  }
  function settle(keepMine: boolean) {
    if (theirs === undefined) return
    setVersion(theirs.version)
    if (!keepMine) setDraft(draftOf(theirs))
    setSubmission(crypto.randomUUID())
    saving.reset()
  }

  const kinds = optionsOf(orgKinds, org?.kind === 'industry_committee' ? ['industry_committee'] : basicKinds, words)
  const groups = optionsOf(driverGroups, driverGroupKeys, words)
  const standsForOptions = optionsOf(standsForKinds, standsForKindKeys, words)
  const told = (field: OrgField, value: string): string => {
    if (value === '') return '—'
    if (field === 'regionCode') return regionName(value, words)
    return [...kinds, ...groups, ...standsForOptions].find((option) => option.value === value)?.label ?? value
  }
  const problem = (field: OrgField) => fieldWords(wrong[field])
  const compared = [
    'name',
    'kind',
    'regionCode',
    'driverGroup',
    'enterprise',
    'standsForKind',
    'standsFor',
    'foundedOn',
    'committeeSince',
  ] as const
  const back = org === undefined ? '/organisations' : `/organisations/${org.id}`
  return (
    <form className={s.form} onSubmit={(event) => void submit(event)} noValidate>
      <PageTitle title={t(org === undefined ? 'create' : 'edit')} subtitle={org?.name ?? t('note')} />
      {theirs === undefined ? null : (
        <ConflictNote
          fields={compared.flatMap((key) => {
            const stands = draftOf(theirs)[key]
            return stands === draft[key]
              ? []
              : [{ key, label: words(orgLabels[key]), theirs: told(key, stands), mine: told(key, draft[key]) }]
          })}
          onTakeTheirs={() => settle(false)}
          onKeepMine={() => settle(true)}
        />
      )}
      <div className={cx(layout.columns, s.panel)}>
        {org === undefined ? (
          <Select
            label={t('parent')}
            description={t('parentHelp')}
            placeholder={t('choose')}
            withAsterisk
            searchable
            clearable={false}
            value={draft.parentId === '' ? null : draft.parentId}
            data={parents.map((node) => ({ value: node.id, label: node.name }))}
            onChange={(value) => change('parentId', value ?? '')}
            error={problem('parentId')}
            className={cx(layout.whole)}
          />
        ) : null}
        <TextInput
          label={words(orgLabels.name)}
          withAsterisk
          value={draft.name}
          maxLength={60}
          onChange={(event) => change('name', event.currentTarget.value)}
          error={problem('name')}
          className={cx(layout.whole)}
        />
        <Select
          label={words(orgLabels.kind)}
          placeholder={t('choose')}
          withAsterisk
          value={draft.kind === '' ? null : draft.kind}
          data={kinds}
          allowDeselect={false}
          onChange={(value) => change('kind', value ?? '')}
          error={problem('kind')}
        />
        <Select
          label={words(orgLabels.regionCode)}
          placeholder={t('choose')}
          withAsterisk
          value={draft.regionCode === '' ? null : draft.regionCode}
          data={regionOptions(words)}
          allowDeselect={false}
          onChange={(value) => change('regionCode', value ?? '')}
          error={problem('regionCode')}
        />
        <Select
          label={words(orgLabels.driverGroup)}
          placeholder={t('groupNone')}
          clearable
          value={draft.driverGroup === '' ? null : draft.driverGroup}
          data={groups}
          onChange={(value) => change('driverGroup', value ?? '')}
          error={problem('driverGroup')}
        />
        <EnterpriseSelect
          key={version}
          value={draft.enterpriseId === '' ? null : { id: draft.enterpriseId, name: draft.enterprise }}
          onChange={(chosen) => apply({ enterpriseId: chosen?.id ?? '', enterprise: chosen?.name ?? '' })}
          error={problem('enterpriseId')}
        />
        <TextInput
          label={words(orgLabels.enterprise)}
          value={draft.enterprise}
          readOnly={draft.enterpriseId !== ''}
          maxLength={80}
          onChange={(event) => change('enterprise', event.currentTarget.value)}
          error={problem('enterprise')}
        />
        <Select
          label={words(orgLabels.standsForKind)}
          placeholder={t('standsForNone')}
          clearable
          value={draft.standsForKind === '' ? null : draft.standsForKind}
          data={standsForOptions}
          onChange={(value) => apply(value === null ? { standsForKind: '', standsFor: '' } : { standsForKind: value })}
          error={problem('standsForKind')}
        />
        <TextInput
          label={words(orgLabels.standsFor)}
          value={draft.standsFor}
          maxLength={60}
          withAsterisk={draft.standsForKind !== ''}
          onChange={(event) => change('standsFor', event.currentTarget.value)}
          error={problem('standsFor')}
        />
        <TextInput
          type="date"
          label={words(orgLabels.foundedOn)}
          withAsterisk
          max={today}
          value={draft.foundedOn}
          onChange={(event) => change('foundedOn', event.currentTarget.value)}
          error={problem('foundedOn')}
        />
        <TextInput
          type="date"
          label={words(orgLabels.committeeSince)}
          description={t('committeeHelp')}
          max={today}
          value={draft.committeeSince}
          onChange={(event) => change('committeeSince', event.currentTarget.value)}
          error={problem('committeeSince')}
        />
        {refused !== null && theirs === undefined ? (
          <p role="alert" className={cx(layout.whole, s.error)}>
            {refused.message}
          </p>
        ) : null}
        {saving.error !== null && refused === null ? (
          <p role="alert" className={cx(layout.whole, s.error)}>
            {errors('unavailable')}
          </p>
        ) : null}
      </div>
      <FormFooter>
        <ButtonLink href={back}>{t('cancel')}</ButtonLink>
        <Button type="submit" variant="filled" loading={saving.isPending} disabled={theirs !== undefined}>
          {t('save')}
        </Button>
      </FormFooter>
    </form>
  )
}

/** A branch usually lies in its committee's district: offered, and free to change. */
const regionOf = (parents: readonly OrgNode[], parent: string | undefined): string =>
  parents.find((node) => node.id === parent && node.level !== 'city')?.regionCode ?? ''
