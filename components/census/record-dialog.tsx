import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { regionName } from '@/components/region/region-words'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useSaving } from '@/components/ui/use-saving'
import { useWords } from '@/components/ui/use-words'
import { censusRecord, type CensusDistrict, type CensusReasons } from '@/domain/census'
import { differencesOf, lookBefore } from '@/domain/census-rule'
import { censusCategoryKeys, censusLooks, type CensusCategory, type CensusLook } from '@/domain/census-words'
import { CategoryFields, type CategoryDraft } from './category-fields'

type RecordProps = { district: CensusDistrict; look: CensusLook; onClose: () => void }

/** Enters a look of a district or corrects the last; each number that differs from the look before asks for its reason. */
export function RecordDialog({ district, look, onClose }: RecordProps) {
  const t = useTranslations('census.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const { looks, today } = district
  const standing = looks[look]
  const earlier = lookBefore(look)
  const before = earlier === null ? null : (looks[earlier]?.counts ?? null)
  const draftOf = (category: CensusCategory): CategoryDraft => ({
    count: (standing?.counts ?? before)?.[category] ?? '',
    code: standing?.reasons[category]?.code ?? null,
    note: standing?.reasons[category]?.note ?? '',
  })
  const [drafts, setDrafts] = useState(() => ({
    operators: draftOf('operators'),
    drivers: draftOf('drivers'),
    memberDrivers: draftOf('memberDrivers'),
    organisations: draftOf('organisations'),
  }))
  const [countedOn, setCountedOn] = useState(standing?.countedOn ?? today)
  const [basis, setBasis] = useState(standing?.basis ?? '')
  const { wrong, pending, problem, edit, submit } = useSaving({
    schema: censusRecord,
    path: `/api/census/districts/${district.id}/returns`,
    noun: 'census',
    saved: t('done'),
    conflict: t('conflict'),
    onClose,
  })
  const numberOf = (category: CensusCategory) => (drafts[category].count === '' ? Number.NaN : Number(drafts[category].count))
  const counts = {
    operators: numberOf('operators'),
    drivers: numberOf('drivers'),
    memberDrivers: numberOf('memberDrivers'),
    organisations: numberOf('organisations'),
  }
  const changes = new Map(differencesOf(before, counts).map(({ category, change }) => [category, change]))
  function send() {
    const reasons: CensusReasons = {}
    for (const category of changes.keys()) {
      const { code, note } = drafts[category]
      if (code !== null) reasons[category] = { code, note }
    }
    submit({ id: district.id, look, counts, countedOn, basis, reasons, before, replaces: standing?.id ?? null })
  }
  const onForm = ['countedOn', 'basis', ...Object.keys(wrong).filter((field) => /^(counts|reasons)/.test(field))]
  const other = Object.entries(wrong).find(([field]) => !onForm.includes(field))?.[1]
  const told = Object.keys(wrong).length > 0 ? fieldWords(other) : (problem ?? undefined)
  const title = { name: regionName(district.regionCode, words), look: words(censusLooks[look]) }
  return (
    <FormDialog
      title={t(standing === null ? 'enter' : 'correct', title)}
      size="lg"
      problem={told}
      submitLabel={t('save')}
      pending={pending}
      onSubmit={send}
      onClose={onClose}
    >
      {before === null || standing !== null ? null : <p>{t('help')}</p>}
      {censusCategoryKeys.map((category) => (
        <CategoryFields
          key={category}
          category={category}
          draft={drafts[category]}
          before={before === null ? null : before[category]}
          change={changes.get(category) ?? 0}
          wrong={wrong}
          onChange={(draft) => edit(() => setDrafts({ ...drafts, [category]: draft }))}
        />
      ))}
      <div className={layout.columns}>
        <TextInput
          type="date"
          label={t('countedOn')}
          withAsterisk
          max={today}
          value={countedOn}
          error={fieldWords(wrong['countedOn'])}
          onChange={(event) => {
            const day = event.currentTarget.value
            edit(() => setCountedOn(day))
          }}
        />
        <TextInput
          label={t('basis')}
          placeholder={t('basisHint')}
          withAsterisk
          maxLength={200}
          value={basis}
          error={fieldWords(wrong['basis'])}
          onChange={(event) => {
            const text = event.currentTarget.value
            edit(() => setBasis(text))
          }}
        />
      </div>
    </FormDialog>
  )
}
