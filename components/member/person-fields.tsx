import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { sexes } from '@/domain/cut'
import { birthDateOf, idNumberSchema, sexOf } from '@/domain/id-number'
import { memberEntity } from '@/domain/member'
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

const optionsOf = (words: ReturnType<typeof useWords>, choices: Choices) =>
  Object.entries(choices).map(([value, label]) => ({ value, label: words(label) }))

/** The facts of a person that are not dated; what an ID number tells is not asked for. */
export function PersonFields(props: FieldsProps) {
  const { draft, wrong, today, phoneHelp, phoneAside, idHelp, idAside, numbered = false, onChange } = props
  const t = useTranslations('member.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const { fields } = memberEntity
  const idNumber = idNumberSchema.safeParse(draft.idNumber).data
  const told = idNumber === undefined ? undefined : t('idTells', { sex: words(sexes[sexOf(idNumber)]), day: birthDateOf(idNumber) })
  const choice = (field: 'sex' | 'ethnicity' | 'education' | 'occupation') => (
    <Select
      label={words(fields[field].label)}
      clearable
      searchable={field === 'ethnicity'}
      placeholder={t('choose')}
      value={draft[field] === '' ? null : draft[field]}
      data={optionsOf(words, fields[field].choices)}
      error={fieldWords(wrong[field])}
      onChange={(value) => onChange(field, value ?? '')}
    />
  )
  return (
    <>
      <TextInput
        label={words(fields.name.label)}
        description={t('nameHelp')}
        withAsterisk
        maxLength={50}
        value={draft.name}
        error={fieldWords(wrong['name'])}
        onChange={(event) => onChange('name', event.currentTarget.value)}
      />
      <div>
        <TextInput
          label={words(fields.idNumber.label)}
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
          label={words(fields.phone.label)}
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
            label={words(fields.bornOn.label)}
            type="date"
            max={today}
            value={draft.bornOn}
            error={fieldWords(wrong['bornOn'])}
            onChange={(event) => onChange('bornOn', event.currentTarget.value)}
          />
        </>
      )}
      <Select
        label={words(fields.driverGroup.label)}
        withAsterisk
        allowDeselect={false}
        value={draft.driverGroup}
        data={optionsOf(words, fields.driverGroup.choices)}
        error={fieldWords(wrong['driverGroup'])}
        onChange={(value) => onChange('driverGroup', value ?? draft.driverGroup)}
      />
      <TextInput
        label={words(fields.employer.label)}
        maxLength={80}
        value={draft.employer}
        error={fieldWords(wrong['employer'])}
        onChange={(event) => onChange('employer', event.currentTarget.value)}
      />
      <TextInput
        label={words(fields.joinedOn.label)}
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
