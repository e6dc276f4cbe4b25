import { NumberInput, Select, TextInput } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import { optionsOf } from '@/components/organisation/org-words'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { censusCategories, censusReasonKeys, censusReasons, type CensusCategory, type CensusReason } from '@/domain/census-words'
import s from './census.module.css'

export type CategoryDraft = { count: number | string; code: CensusReason | null; note: string }

type FieldsProps = {
  category: CensusCategory
  draft: CategoryDraft
  /** What the look before found; null before the first look. */
  before: number | null
  /** How far the number departs from it; not a number while nothing is entered. */
  change: number
  wrong: Readonly<Record<string, string>>
  onChange: (draft: CategoryDraft) => void
}

/** One number of a look and, where it differs from the look before, its reason. */
export function CategoryFields({ category, draft, before, change, wrong, onChange }: FieldsProps) {
  const t = useTranslations('census.form')
  const format = useFormatter()
  const words = useWords()
  const fieldWords = useFieldWords()
  const name = words(censusCategories[category])
  const differs = before !== null && change !== 0 && !Number.isNaN(change)
  const count = before === null ? '' : format.number(before)
  const help =
    before === null
      ? undefined
      : differs
        ? t('change', { count, change: format.number(change, { signDisplay: 'always' }) })
        : t('before', { count })
  return (
    <div className={s.category}>
      <NumberInput
        label={name}
        description={help}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        hideControls
        inputMode="numeric"
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        value={draft.count}
        error={fieldWords(wrong[`counts.${category}`])}
        onChange={(value) => onChange({ ...draft, count: value })}
      />
      {differs ? (
        <>
          <Select
            label={t('reason', { category: name })}
            placeholder={t('choose')}
            withAsterisk
            allowDeselect={false}
            value={draft.code}
            data={optionsOf(censusReasons, censusReasonKeys, words)}
            error={fieldWords(wrong[`reasons.${category}`] ?? wrong[`reasons.${category}.code`])}
            onChange={(value) => onChange({ ...draft, code: censusReasonKeys.find((key) => key === value) ?? null })}
          />
          <TextInput
            label={t('note')}
            withAsterisk={draft.code === 'other'}
            maxLength={200}
            value={draft.note}
            error={fieldWords(wrong[`reasons.${category}.note`])}
            onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
          />
        </>
      ) : null}
    </div>
  )
}
