import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { duesBaseInput, type DuesRow } from '@/domain/dues'
import { duesOf, permilleOf, quarterAverage, quarterStart } from '@/domain/dues-rule'
import { duesKindKeys, duesKinds, type DuesKind } from '@/domain/dues-words'
import { fenOf, yuanText } from '@/domain/money'
import s from './dues.module.css'
import { useDuesSaving } from './use-dues-saving'

type AssessProps = { row: DuesRow; month: string; onClose: () => void }

/** From what somebody's dues are counted; what it comes to is told before it is recorded. */
export function AssessDialog({ row, month, onClose }: AssessProps) {
  const t = useTranslations('dues.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const { wrong, pending, problem, edit, submit } = useDuesSaving(duesBaseInput, '/api/dues/bases', onClose)
  const [kind, setKind] = useState<DuesKind>(row.kind ?? 'salary')
  const [chosen, setChosen] = useState<string | null>(null)
  const [income, setIncome] = useState('')
  const [basis, setBasis] = useState('')
  const from = chosen ?? (kind === 'owner_driver' ? quarterStart(month) : month)
  const entered = fenOf(income)
  const base = entered === null ? null : kind === 'owner_driver' ? quarterAverage(entered) : entered
  function send() {
    submit({ personId: row.id, kind, from, income: entered ?? Number.NaN, basis })
  }
  return (
    <FormDialog
      title={t('assessTitle', { name: row.name })}
      problem={problem}
      submitLabel={t('save')}
      pending={pending}
      onSubmit={send}
      onClose={onClose}
    >
      <Select
        label={t('kind')}
        allowDeselect={false}
        value={kind}
        data={duesKindKeys.map((key) => ({ value: key, label: words(duesKinds[key]) }))}
        onChange={(picked) => edit(() => setKind(duesKindKeys.find((key) => key === picked) ?? kind))}
      />
      <TextInput
        type="month"
        label={t(kind === 'owner_driver' ? 'quarter' : 'from')}
        withAsterisk
        value={from}
        error={fieldWords(wrong['from'])}
        onChange={(event) => {
          const text = event.currentTarget.value
          edit(() => setChosen(text === '' ? null : text))
        }}
      />
      <TextInput
        label={t(kind === 'owner_driver' ? 'quarterIncome' : 'income')}
        description={t('amountHint')}
        withAsterisk
        inputMode="decimal"
        autoComplete="off"
        value={income}
        error={fieldWords(wrong['income'] === undefined ? undefined : entered === null ? 'amount_invalid' : wrong['income'])}
        data-autofocus
        onChange={(event) => {
          const text = event.currentTarget.value
          edit(() => setIncome(text))
        }}
      />
      {base === null ? null : (
        <p className={s.result} role="status">
          {t('result', { base: yuanText(base), rate: permilleOf(base) / 10, due: yuanText(duesOf(base)) })}
        </p>
      )}
      <TextInput
        label={t('basis')}
        description={t('assessBasis')}
        withAsterisk
        maxLength={200}
        value={basis}
        error={fieldWords(wrong['basis'])}
        onChange={(event) => {
          const text = event.currentTarget.value
          edit(() => setBasis(text))
        }}
      />
    </FormDialog>
  )
}
