import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/ui/use-field-words'

type DatedBasisProps = {
  label: string
  today: string
  day: string
  basis: string
  /** The field code of each, if it was refused. */
  wrong: { day: string | undefined; basis: string | undefined }
  onDay: (day: string) => void
  onBasis: (basis: string) => void
}

/** The day from which a change of posts holds, and on what basis. */
export function DatedBasis({ label, today, day, basis, wrong, onDay, onBasis }: DatedBasisProps) {
  const t = useTranslations('committee.dialog')
  const fieldWords = useFieldWords()
  return (
    <>
      <TextInput
        type="date"
        label={label}
        withAsterisk
        max={today}
        value={day}
        error={fieldWords(wrong.day)}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
      <TextInput
        label={t('basis')}
        placeholder={t('basisHelp')}
        withAsterisk
        maxLength={200}
        value={basis}
        error={fieldWords(wrong.basis)}
        onChange={(event) => onBasis(event.currentTarget.value)}
      />
    </>
  )
}
