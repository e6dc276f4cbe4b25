'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { Field } from '@/components/ui/field'
import layout from '@/components/ui/field-columns.module.css'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useLater } from '@/components/ui/use-later'
import { useWords } from '@/components/ui/use-words'
import type { MemberSaved } from '@/domain/member'
import { memberStageKeys, memberStages } from '@/domain/member-words'
import { roadKinds } from '@/domain/org-words'
import { provinces } from '@/domain/province'
import { send } from '@/lib/api'
import { memberFormQuery } from '@/lib/queries/member'
import s from './member-form.module.css'
import { blank, emptyPerson, factsOf, type PersonDraft, type Wrong } from './person-draft'
import { PersonFields } from './person-fields'
import { Refusal } from './refusal'
import { useSaved } from './use-saved'
import { refusalOf, wrongOf } from './wrong'

const loadSchemas = () => import('@/domain/member')

type Relation = {
  where: 'inside' | 'outside'
  orgId: string
  externalName: string
  regionCode: string
  presenceOrgId: string
  stage: string
  since: string
  basis: string
}

/** A new person with the first row of the timeline; the own branch is filled in. */
export function MemberCreate({ org, today }: { org: string | undefined; today: string }) {
  const t = useTranslations('member.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const router = useRouter()
  const saved = useSaved()
  const places = useQuery(memberFormQuery())
  const orgs = places.data?.orgs ?? []
  const only = orgs.length === 1 ? orgs[0]?.id : orgs.find((one) => one.id === org)?.id
  const [person, setPerson] = useState<PersonDraft>(emptyPerson)
  const [typed, setRelation] = useState<Relation>({
    where: 'inside',
    orgId: '',
    externalName: '',
    regionCode: '',
    presenceOrgId: '',
    stage: '',
    since: today,
    basis: '',
  })
  const [wrong, setWrong] = useState<Wrong>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  useLater(loadSchemas)
  const orgId = typed.orgId === '' ? (only ?? '') : typed.orgId
  // Nobody is kept by the branch where the relation lies.
  const road = orgs.filter((one) => roadKinds.includes(one.kind) && (typed.where === 'outside' || one.id !== orgId))
  const presenceOrgId =
    typed.presenceOrgId === '' && typed.where === 'outside' ? (road.find((one) => one.id === only)?.id ?? '') : typed.presenceOrgId
  const relation = { ...typed, orgId, presenceOrgId: road.some((one) => one.id === presenceOrgId) ? presenceOrgId : '' }
  const saving = useMutation({
    mutationFn: (body: object) => send<MemberSaved>('POST', '/api/members', body, submission),
    onSuccess: async ({ id }) => {
      notifications.show({ message: t('created', { name: person.name }) })
      await saved()
      router.push(`/members/${id}`)
    },
    onError: (error) => setWrong(refusalOf(error)?.fields ?? {}),
  })
  function edited() {
    setWrong({})
    setSubmission(crypto.randomUUID())
  }
  const change = (set: Partial<Relation>) => {
    setRelation({ ...typed, ...set })
    edited()
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    const { memberCreate } = await loadSchemas()
    const formal =
      relation.where === 'inside'
        ? { orgId: relation.orgId }
        : { external: { name: relation.externalName, regionCode: relation.regionCode } }
    const parsed = memberCreate.safeParse({
      ...factsOf(person),
      phone: blank(person.phone),
      idNumber: blank(person.idNumber),
      formal,
      presenceOrgId: blank(relation.presenceOrgId),
      stage: relation.stage,
      since: relation.since,
      basis: relation.basis,
    })
    if (parsed.success) {
      setWrong({})
      saving.mutate(parsed.data)
      return
    }
    const codes = wrongOf(parsed.error)
    const missing = {
      ...(relation.stage === '' ? { stage: 'field_missing' } : {}),
      ...(relation.where === 'inside' && relation.orgId === '' ? { formal: 'org_missing' } : {}),
      ...(relation.where === 'outside' && relation.externalName.trim().length < 2 ? { 'formal.external.name': 'text_short' } : {}),
      ...(relation.where === 'outside' && relation.regionCode === '' ? { 'formal.external.regionCode': 'field_missing' } : {}),
      ...(relation.where === 'outside' && relation.presenceOrgId === '' ? { presenceOrgId: 'presence_needed' } : {}),
    }
    setWrong({ ...codes, ...missing })
  }
  if (places.isError && places.data === undefined) return <FailedQuery query={places} />
  const choices = (items: typeof orgs) => items.map((one) => ({ value: one.id, label: one.name }))
  return (
    <form className={s.form} onSubmit={(event) => void submit(event)} noValidate>
      <PageTitle title={t('create')} />
      <div className={s.panel}>
        <h2>{t('facts')}</h2>
        <div className={layout.columns}>
          <PersonFields
            draft={person}
            wrong={wrong}
            today={today}
            phoneHelp={t('phoneHelp')}
            idHelp={t('idHelp')}
            onChange={(field, value) => {
              setPerson({ ...person, [field]: value })
              edited()
            }}
          />
        </div>
        <h2>{t('relation')}</h2>
        <div className={layout.columns}>
          <div className={layout.whole}>
            <Field group label={t('where')}>
              <Segmented
                label={t('where')}
                value={relation.where}
                onChange={(where) => change({ where: where === 'outside' ? 'outside' : 'inside' })}
                items={[
                  { value: 'inside', label: t('inside') },
                  { value: 'outside', label: t('outside') },
                ]}
              />
            </Field>
          </div>
          {relation.where === 'inside' ? (
            <Select
              label={t('org')}
              withAsterisk
              searchable
              allowDeselect={false}
              placeholder={t('choose')}
              value={blank(relation.orgId)}
              data={choices(orgs)}
              error={fieldWords(wrong['formal'] ?? wrong['formal.orgId'])}
              onChange={(value) => change({ orgId: value ?? '' })}
            />
          ) : (
            <>
              <TextInput
                label={t('externalName')}
                withAsterisk
                maxLength={80}
                value={relation.externalName}
                error={fieldWords(wrong['formal.external.name'])}
                onChange={(event) => change({ externalName: event.currentTarget.value })}
              />
              <Select
                label={t('externalRegion')}
                withAsterisk
                searchable
                allowDeselect={false}
                placeholder={t('choose')}
                value={blank(relation.regionCode)}
                data={provinces.map((one) => ({ value: one.code, label: words(one.name) }))}
                error={fieldWords(wrong['formal.external.regionCode'])}
                onChange={(value) => change({ regionCode: value ?? '' })}
              />
            </>
          )}
          {road.length === 0 && relation.where === 'inside' ? null : (
            <Select
              label={t('kept')}
              description={t('keptHelp')}
              withAsterisk={relation.where === 'outside'}
              searchable
              clearable
              placeholder={t('keptNone')}
              value={blank(relation.presenceOrgId)}
              data={choices(road)}
              error={fieldWords(wrong['presenceOrgId'])}
              onChange={(value) => change({ presenceOrgId: value ?? '' })}
            />
          )}
        </div>
        <h2>{t('record')}</h2>
        <div className={layout.columns}>
          <Select
            label={t('stage')}
            withAsterisk
            allowDeselect={false}
            placeholder={t('choose')}
            value={blank(relation.stage)}
            data={memberStageKeys.map((key) => ({ value: key, label: words(memberStages[key]) }))}
            error={fieldWords(wrong['stage'])}
            onChange={(value) => change({ stage: value ?? '' })}
          />
          <TextInput
            label={t('since')}
            withAsterisk
            type="date"
            max={today}
            value={relation.since}
            error={fieldWords(wrong['since'])}
            onChange={(event) => change({ since: event.currentTarget.value })}
          />
          <TextInput
            className={layout.whole}
            label={t('basis')}
            description={t('basisHelp')}
            withAsterisk
            maxLength={200}
            value={relation.basis}
            error={fieldWords(wrong['basis'])}
            onChange={(event) => change({ basis: event.currentTarget.value })}
          />
        </div>
        <Refusal error={saving.error} />
      </div>
      <FormFooter>
        <ButtonLink href="/members">{t('cancel')}</ButtonLink>
        <Button type="submit" variant="filled" loading={saving.isPending}>
          {t('save')}
        </Button>
      </FormFooter>
    </form>
  )
}
