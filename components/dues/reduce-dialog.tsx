import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { duesReductionInput, type DuesRow } from '@/domain/dues'
import { fenOf } from '@/domain/money'
import { useDuesSaving } from './use-dues-saving'

type ReduceProps = { row: DuesRow; month: string; today: string; onClose: () => void }
type Draft = Record<'from' | 'to' | 'payable' | 'approvedBy' | 'approvedOn' | 'basis', string>

/** What somebody may pay instead, by whose approval and until when. */
export function ReduceDialog({ row, month, today, onClose }: ReduceProps) {
  const t = useTranslations('dues.form')
  const fieldWords = useFieldWords()
  const { wrong, pending, problem, edit, submit } = useDuesSaving(duesReductionInput, '/api/dues/reductions', onClose)
  const [draft, setDraft] = useState<Draft>({ from: month, to: '', payable: '', approvedBy: '', approvedOn: today, basis: '' })
  const payable = fenOf(draft.payable)
  function send() {
    const to = draft.to === '' ? null : draft.to
    submit({ ...draft, personId: row.id, to, payable: payable ?? Number.NaN })
  }
  const field = (name: keyof Draft, label: string, props: object = {}) => (
    <TextInput
      label={label}
      withAsterisk={name !== 'to'}
      value={draft[name]}
      error={fieldWords(wrong[name] !== undefined && name === 'payable' && payable === null ? 'amount_invalid' : wrong[name])}
      onChange={(event) => {
        const text = event.currentTarget.value
        edit(() => setDraft({ ...draft, [name]: text }))
      }}
      {...props}
    />
  )
  return (
    <FormDialog
      title={t('reduceTitle', { name: row.name })}
      problem={problem}
      submitLabel={t('save')}
      pending={pending}
      onSubmit={send}
      onClose={onClose}
    >
      {field('from', t('from'), { type: 'month' })}
      {field('to', t('to'), { type: 'month', description: t('toHint') })}
      {field('payable', t('payable'), {
        inputMode: 'decimal',
        autoComplete: 'off',
        description: t('payableHint'),
        'data-autofocus': true,
      })}
      {field('approvedBy', t('approvedBy'), { maxLength: 80 })}
      {field('approvedOn', t('approvedOn'), { type: 'date', max: today })}
      {field('basis', t('basis'), { maxLength: 200, description: t('reduceBasis') })}
    </FormDialog>
  )
}
