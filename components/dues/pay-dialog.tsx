import { Checkbox, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { duesPayInput, type DuesRow } from '@/domain/dues'
import { fenOf, yuanText } from '@/domain/money'
import s from './dues.module.css'
import { useDuesSaving } from './use-dues-saving'

type PayProps = { orgId: string; month: string; today: string; rows: readonly DuesRow[]; onClose: () => void }

/** What several persons have paid for a month, in one submission; everybody is ticked until unticked. */
export function PayDialog({ orgId, month, today, rows, onClose }: PayProps) {
  const t = useTranslations('dues.form')
  const fieldWords = useFieldWords()
  const { wrong, pending, problem, edit, submit } = useDuesSaving(duesPayInput, '/api/dues/payments', onClose)
  const [paidOn, setPaidOn] = useState(today)
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>({})
  const textOf = (row: DuesRow) => amounts[row.id] ?? yuanText(Math.max(row.due ?? 0, row.paid))
  const paying = rows.filter((row) => !unticked.has(row.id))
  const sum = paying.reduce((total, row) => total + (fenOf(textOf(row)) ?? 0), 0)
  const unreadable = Object.keys(wrong).some((path) => path.startsWith('payments.'))
  const refused = wrong['payments'] ?? (unreadable ? 'amount_invalid' : undefined)
  const tick = (id: string) => {
    const next = new Set(unticked)
    if (!next.delete(id)) next.add(id)
    return next
  }
  function send() {
    submit({
      orgId,
      month,
      paidOn,
      payments: paying.map((row) => ({ personId: row.id, amount: fenOf(textOf(row)) ?? Number.NaN, before: row.paid })),
    })
  }
  return (
    <FormDialog
      title={t('payTitle', { month })}
      problem={problem ?? fieldWords(refused)}
      submitLabel={t('save')}
      pending={pending}
      disabled={rows.length === 0}
      aside={t('paying', { count: paying.length, amount: yuanText(sum) })}
      onSubmit={send}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('paidOn')}
        withAsterisk
        max={today}
        value={paidOn}
        error={fieldWords(wrong['paidOn'] ?? wrong['month'])}
        onChange={(event) => {
          const text = event.currentTarget.value
          edit(() => setPaidOn(text))
        }}
      />
      {rows.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <>
          <p className={s.note}>{t('payHint')}</p>
          <div className={s.payers}>
            {rows.map((row) => (
              <div key={row.id} className={s.payer}>
                <Checkbox label={row.name} checked={!unticked.has(row.id)} onChange={() => edit(() => setUnticked(tick(row.id)))} />
                <TextInput
                  aria-label={t('amountOf', { name: row.name })}
                  inputMode="decimal"
                  autoComplete="off"
                  disabled={unticked.has(row.id)}
                  value={textOf(row)}
                  error={fenOf(textOf(row)) === null}
                  onChange={(event) => {
                    const text = event.currentTarget.value
                    edit(() => setAmounts({ ...amounts, [row.id]: text }))
                  }}
                />
              </div>
            ))}
          </div>
        </>
      )}
    </FormDialog>
  )
}
