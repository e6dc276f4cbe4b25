'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import * as z from 'zod'
import { ButtonLink } from '@/components/ui/button-link'
import { EnterpriseSelect } from '@/components/enterprise/enterprise-select'
import { ConflictNote } from '@/components/ui/conflict-note'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { orgCreate, orgEdit, orgEntity, type OrgDetail, type OrgNode, type OrgSaved } from '@/domain/org'
import { basicKinds, driverGroupKeys, driverGroups, orgKinds, parentKinds, standsForKindKeys, standsForKinds } from '@/domain/org-words'
import { ApiError, send } from '@/lib/api'
import { orgTreeQuery } from '@/lib/queries/org'
import s from './org-form.module.css'
import { optionsOf, regionName, regionOptions } from './org-words'

/** The form as typed; what is not chosen yet is empty. */
type Draft = {
  parentId: string
  name: string
  kind: string
  regionCode: string
  driverGroup: string
  enterprise: string
  /** The registered enterprise, of which `enterprise` is the name. */
  enterpriseId: string
  standsForKind: string
  standsFor: string
  foundedOn: string
  committeeSince: string
}
type Field = keyof Draft

/** An organisation as it stands, which a conflict carries. */
const standing = z.object({
  version: z.number(),
  name: z.string(),
  kind: z.string(),
  regionCode: z.string(),
  driverGroup: z.string().nullable(),
  enterprise: z.string().nullable(),
  enterpriseId: z.string().nullable(),
  standsForKind: z.string().nullable(),
  standsFor: z.string().nullable(),
  foundedOn: z.string(),
  committeeSince: z.string().nullable(),
})
const draftOf = (org: Omit<z.output<typeof standing>, 'version'>): Draft => ({
  parentId: '',
  name: org.name,
  kind: org.kind,
  regionCode: org.regionCode,
  driverGroup: org.driverGroup ?? '',
  enterprise: org.enterprise ?? '',
  enterpriseId: org.enterpriseId ?? '',
  standsForKind: org.standsForKind ?? '',
  standsFor: org.standsFor ?? '',
  foundedOn: org.foundedOn,
  committeeSince: org.committeeSince ?? '',
})
const blank = (text: string) => (text.trim() === '' ? null : text)

type FormProps = { org?: OrgDetail | undefined; parent?: string | undefined; today: string }

/** Founds an organisation under a parent, or edits the facts of one. */
export function OrgForm({ org, parent, today }: FormProps) {
  const t = useTranslations('organisation.form')
  const errors = useTranslations('errors')
  const words = useWords()
  const fieldWords = useFieldWords()
  const router = useRouter()
  const queries = useQueryClient()
  const tree = useQuery(orgTreeQuery({}))
  const parents = (tree.data?.items ?? []).filter((node) => parentKinds.includes(node.kind))
  const [draft, setDraft] = useState<Draft>(
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
  const refused = saving.error instanceof ApiError ? saving.error : null
  const theirs = refused?.code === 'conflict' ? standing.safeParse(refused.current).data : undefined

  function apply(changes: Partial<Draft>) {
    setDraft({ ...draft, ...changes })
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([name]) => !(name in changes))))
    setSubmission(crypto.randomUUID())
  }
  function change(field: Field, value: string) {
    const moved = field === 'parentId' && draft.regionCode === '' ? { regionCode: regionOf(parents, value) } : {}
    apply({ ...moved, [field]: value })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const { parentId, ...typed } = draft
    const facts = {
      ...typed,
      driverGroup: blank(typed.driverGroup),
      enterprise: blank(typed.enterprise),
      enterpriseId: blank(typed.enterpriseId),
      standsForKind: blank(typed.standsForKind),
      standsFor: blank(typed.standsFor),
      committeeSince: blank(typed.committeeSince),
    }
    const parsed = org === undefined ? orgCreate.safeParse({ ...facts, parentId }) : orgEdit.safeParse({ ...facts, id: org.id, version })
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
  const labels = orgEntity.fields
  const told = (field: Field, value: string): string => {
    if (value === '') return '—'
    if (field === 'regionCode') return regionName(value, words)
    return [...kinds, ...groups, ...standsForOptions].find((option) => option.value === value)?.label ?? value
  }
  const problem = (field: Field) => fieldWords(wrong[field])
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
    <form className={s.form} onSubmit={submit} noValidate>
      <PageTitle title={t(org === undefined ? 'create' : 'edit')} subtitle={org?.name ?? t('note')} />
      {theirs === undefined ? null : (
        <ConflictNote
          fields={compared.flatMap((key) => {
            const stands = draftOf(theirs)[key]
            return stands === draft[key]
              ? []
              : [{ key, label: words(labels[key].label), theirs: told(key, stands), mine: told(key, draft[key]) }]
          })}
          onTakeTheirs={() => settle(false)}
          onKeepMine={() => settle(true)}
        />
      )}
      <div className={s.panel}>
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
            className={s.whole}
          />
        ) : null}
        <TextInput
          label={words(labels.name.label)}
          withAsterisk
          value={draft.name}
          maxLength={60}
          onChange={(event) => change('name', event.currentTarget.value)}
          error={problem('name')}
          className={s.whole}
        />
        <Select
          label={words(labels.kind.label)}
          placeholder={t('choose')}
          withAsterisk
          value={draft.kind === '' ? null : draft.kind}
          data={kinds}
          allowDeselect={false}
          onChange={(value) => change('kind', value ?? '')}
          error={problem('kind')}
        />
        <Select
          label={words(labels.regionCode.label)}
          placeholder={t('choose')}
          withAsterisk
          value={draft.regionCode === '' ? null : draft.regionCode}
          data={regionOptions(words)}
          allowDeselect={false}
          onChange={(value) => change('regionCode', value ?? '')}
          error={problem('regionCode')}
        />
        <Select
          label={words(labels.driverGroup.label)}
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
          label={words(labels.enterprise.label)}
          value={draft.enterprise}
          readOnly={draft.enterpriseId !== ''}
          maxLength={80}
          onChange={(event) => change('enterprise', event.currentTarget.value)}
          error={problem('enterprise')}
        />
        <Select
          label={words(labels.standsForKind.label)}
          placeholder={t('standsForNone')}
          clearable
          value={draft.standsForKind === '' ? null : draft.standsForKind}
          data={standsForOptions}
          onChange={(value) => apply(value === null ? { standsForKind: '', standsFor: '' } : { standsForKind: value })}
          error={problem('standsForKind')}
        />
        <TextInput
          label={words(labels.standsFor.label)}
          value={draft.standsFor}
          maxLength={60}
          withAsterisk={draft.standsForKind !== ''}
          onChange={(event) => change('standsFor', event.currentTarget.value)}
          error={problem('standsFor')}
        />
        <TextInput
          type="date"
          label={words(labels.foundedOn.label)}
          withAsterisk
          max={today}
          value={draft.foundedOn}
          onChange={(event) => change('foundedOn', event.currentTarget.value)}
          error={problem('foundedOn')}
        />
        <TextInput
          type="date"
          label={words(labels.committeeSince.label)}
          description={t('committeeHelp')}
          max={today}
          value={draft.committeeSince}
          onChange={(event) => change('committeeSince', event.currentTarget.value)}
          error={problem('committeeSince')}
        />
        {refused !== null && theirs === undefined ? (
          <p role="alert" className={s.error}>
            {refused.message}
          </p>
        ) : null}
        {saving.error !== null && refused === null ? (
          <p role="alert" className={s.error}>
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
