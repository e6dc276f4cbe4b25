import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { educations, occupations, sexes } from '@/domain/cut'
import { ethnicities } from '@/domain/ethnicity'
import { birthDateOf, idNumberError, plainIdNumber, sexOf } from '@/domain/id-number'
import { memberLabels } from '@/domain/member-words'
import { driverGroups } from '@/domain/org-words'
import type { Choices } from '@/domain/words'
import type { PersonDraft, Wrong } from './person-draft'

type FieldsProps = {
  draft: PersonDraft
  wrong: Wrong
  today: string
  phoneHelp: string
  phoneAside?: ReactNode
  idHelp: string
  idAside?: ReactNode
  /** Whether a number stands already and stays, so that sex and birth date are told. */
  numbered?: boolean
  onChange: (field: keyof PersonDraft, value: string) => void
}

const choicesOf = { sex: sexes, ethnicity: ethnicities, education: educations, occupation: occupations }

const optionsOf = (words: ReturnType<typeof useWords>, choices: Choices) =>
  Object.entries(choices).map(([value, label]) => ({ value, label: words(label) }))

/** The facts of a person that are not dated; what an ID number tells is not asked for. */
export function PersonFields(props: FieldsProps) {
  const { draft, wrong, today, phoneHelp, phoneAside, idHelp, idAside, numbered = false, onChange } = props
  const t = useTranslations('member.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const idNumber = plainIdNumber(draft.idNumber)
  const told =
    idNumberError(idNumber) !== null ? undefined : t('idTells', { sex: words(sexes[sexOf(idNumber)]), day: birthDateOf(idNumber) })
  const choice = (field: keyof typeof choicesOf) => (
    <Select
      label={words(memberLabels[field])}
      clearable
      searchable={field === 'ethnicity'}
      placeholder={t('choose')}
      value={draft[field] === '' ? null : draft[field]}
      data={optionsOf(words, choicesOf[field])}
      error={fieldWords(wrong[field])}
      onChange={(value) => onChange(field, value ?? '')}
    />
  )
  return (
    <>
      <TextInput
        label={words(memberLabels.name)}
        description={t('nameHelp')}
        withAsterisk
        maxLength={50}
        value={draft.name}
        error={fieldWords(wrong['name'])}
        onChange={(event) => onChange('name', event.currentTarget.value)}
      />
      <div>
        <TextInput
          label={words(memberLabels.idNumber)}
          description={told ?? idHelp}
          autoComplete="off"
          maxLength={25}
          value={draft.idNumber}
          error={fieldWords(wrong['idNumber'])}
          onChange={(event) => onChange('idNumber', event.currentTarget.value)}
        />
        {idAside}
      </div>
      <div>
        <TextInput
          label={words(memberLabels.phone)}
          description={phoneHelp}
          type="tel"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={draft.phone}
          error={fieldWords(wrong['phone'])}
          onChange={(event) => onChange('phone', event.currentTarget.value)}
        />
        {phoneAside}
      </div>
      {numbered || draft.idNumber.trim() !== '' ? null : (
        <>
          {choice('sex')}
          <TextInput
            label={words(memberLabels.bornOn)}
            type="date"
            max={today}
            value={draft.bornOn}
            error={fieldWords(wrong['bornOn'])}
            onChange={(event) => onChange('bornOn', event.currentTarget.value)}
          />
        </>
      )}
      <Select
        label={words(memberLabels.driverGroup)}
        withAsterisk
        allowDeselect={false}
        value={draft.driverGroup}
        data={optionsOf(words, driverGroups)}
        error={fieldWords(wrong['driverGroup'])}
        onChange={(value) => onChange('driverGroup', value ?? draft.driverGroup)}
      />
      <TextInput
        label={words(memberLabels.employer)}
        maxLength={80}
        value={draft.employer}
        error={fieldWords(wrong['employer'])}
        onChange={(event) => onChange('employer', event.currentTarget.value)}
      />
      <TextInput
        label={words(memberLabels.joinedOn)}
        description={t('joinedHelp')}
        type="date"
        max={today}
        value={draft.joinedOn}
        error={fieldWords(wrong['joinedOn'])}
        onChange={(event) => onChange('joinedOn', event.currentTarget.value)}
      />
      {choice('ethnicity')}
      {choice('education')}
      {choice('occupation')}
    </>
  )
}
