import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { memberEntity } from '@/domain/member'
import { driverGroupKeys, driverGroups } from '@/domain/org'
import type { PersonDraft, Wrong } from './person-draft'

type FieldsProps = {
  draft: PersonDraft
  wrong: Wrong
  today: string
  phoneHelp: string
  phoneAside?: ReactNode
  onChange: (field: keyof PersonDraft, value: string) => void
}

/** The facts of a person that are not dated. */
export function PersonFields({ draft, wrong, today, phoneHelp, phoneAside, onChange }: FieldsProps) {
  const t = useTranslations('member.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const { fields } = memberEntity
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
      <Select
        label={words(fields.driverGroup.label)}
        withAsterisk
        allowDeselect={false}
        value={draft.driverGroup}
        data={driverGroupKeys.map((key) => ({ value: key, label: words(driverGroups[key]) }))}
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
    </>
  )
}
