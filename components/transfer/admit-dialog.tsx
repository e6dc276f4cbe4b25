'use client'

import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { blank, emptyPerson, factsOf, type PersonDraft, type Wrong } from '@/components/member/person-draft'
import { PersonFields } from '@/components/member/person-fields'
import { wrongOf } from '@/components/member/wrong'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { memberStages, memberStagesCounted } from '@/domain/member-words'
import { transferAdmit } from '@/domain/transfer'
import { memberFormQuery } from '@/lib/queries/member'
import { ExternalFields } from './external-fields'
import s from './transfer.module.css'
import { useStep } from '@/components/member/use-step'

type AdmitProps = { person?: { id: string; name: string } | undefined; today: string; onClose: () => void }

/** The problems of the person's facts, by their own names. */
const personWrong = (wrong: Wrong): Wrong =>
  Object.fromEntries(Object.entries(wrong).map(([name, code]) => [name.replace(/^person\./, ''), code]))

/** Takes somebody in from outside the city: a person on the register, or a new one. */
export function AdmitDialog({ person, today, onClose }: AdmitProps) {
  const t = useTranslations('transfer.admit')
  const send = useTranslations('transfer.send')
  const receive = useTranslations('transfer.receive')
  const form = useTranslations('member.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const orgs = useQuery(memberFormQuery()).data?.orgs ?? []
  const only = orgs.length === 1 ? (orgs[0]?.id ?? '') : ''
  const [draft, setDraft] = useState<PersonDraft>(emptyPerson)
  const [stage, setStage] = useState('full')
  const [chosen, setOrgId] = useState('')
  const [from, setFrom] = useState({ name: '', regionCode: '' })
  const [letterNumber, setLetter] = useState('')
  const [days, setDays] = useState({ sentOn: today, receivedOn: today })
  const [found, setFound] = useState<Wrong>({})
  const change = useStep('/api/transfers/admissions', t('done'), onClose)
  const orgId = chosen === '' ? only : chosen
  const wrong: Wrong = { ...found, ...change.fields }
  function submit() {
    const facts = { ...factsOf(draft), phone: blank(draft.phone), idNumber: blank(draft.idNumber), stage }
    const parsed = transferAdmit.safeParse({
      person: person === undefined ? facts : { id: person.id },
      orgId,
      from,
      letterNumber,
      ...days,
    })
    setFound(parsed.success ? {} : { ...wrongOf(parsed.error), ...(orgId === '' ? { orgId: 'org_missing' } : {}) })
    if (parsed.success) change.run(parsed.data)
  }
  const problem = change.problemBut('orgId', 'letterNumber', 'sentOn', 'receivedOn', ...Object.keys(emptyPerson))
  const day = (field: keyof typeof days, label: string) => (
    <TextInput
      label={label}
      withAsterisk
      type="date"
      max={today}
      value={days[field]}
      error={fieldWords(wrong[field])}
      onChange={(event) => setDays({ ...days, [field]: event.currentTarget.value })}
    />
  )
  return (
    <FormDialog
      title={t('title')}
      size="lg"
      problem={problem}
      submitLabel={t('save')}
      pending={change.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={s.lead}>{person === undefined ? t('text') : t('known', { name: person.name })}</p>
      <div className={layout.columns}>
        {orgs.length === 1 ? null : (
          <Select
            className={layout.whole}
            label={t('org')}
            withAsterisk
            searchable
            allowDeselect={false}
            placeholder={form('choose')}
            value={orgId === '' ? null : orgId}
            data={orgs.map((one) => ({ value: one.id, label: one.name }))}
            error={fieldWords(wrong['orgId'])}
            onChange={(value) => setOrgId(value ?? '')}
          />
        )}
        <ExternalFields
          label={t('from')}
          value={from}
          onChange={setFrom}
          wrong={{ name: fieldWords(wrong['from.name']), regionCode: fieldWords(wrong['from.regionCode']) }}
        />
        <TextInput
          className={layout.whole}
          label={send('letter')}
          withAsterisk
          maxLength={60}
          value={letterNumber}
          error={fieldWords(wrong['letterNumber'])}
          onChange={(event) => setLetter(event.currentTarget.value)}
        />
        {day('sentOn', send('sentOn'))}
        {day('receivedOn', receive('on'))}
        {person === undefined ? (
          <>
            <Select
              className={layout.whole}
              label={t('stage')}
              withAsterisk
              allowDeselect={false}
              value={stage}
              data={memberStagesCounted.map((key) => ({ value: key, label: words(memberStages[key]) }))}
              onChange={(value) => setStage(value ?? stage)}
            />
            <PersonFields
              draft={draft}
              wrong={personWrong(wrong)}
              today={today}
              phoneHelp={form('phoneHelp')}
              idHelp={form('idHelp')}
              onChange={(field, value) => setDraft({ ...draft, [field]: value })}
            />
          </>
        ) : null}
      </div>
    </FormDialog>
  )
}
