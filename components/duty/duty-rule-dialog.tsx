'use client'

import { NumberInput, Radio, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { activityKinds } from '@/domain/activity-words'
import { codesOf } from '@/domain/codes'
import { begins, dutyRuleSet, type DutyRuleRow } from '@/domain/duty-rule'
import { dutyPeriodKeys, dutyPeriods, type DutyPeriod } from '@/domain/duty-words'
import { addMonths, monthsFrom, type Month } from '@/domain/month'
import { ApiError, send } from '@/lib/api'
import s from './duty.module.css'

const monthsOffered = 24

type DialogProps = { rule: DutyRuleRow; month: Month; onClose: () => void }

/** A new rule for one kind of duty, from the beginning of a period. */
export function DutyRuleDialog({ rule, month, onClose }: DialogProps) {
  const t = useTranslations('duty.rules')
  const words = useWords()
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const [period, setPeriod] = useState<DutyPeriod>(rule.period)
  const [minimum, setMinimum] = useState<number | string>(rule.minimum)
  // Months with which a period of the old and of the new length begins: no other can be chosen.
  const months = monthsFrom(addMonths(month, -monthsOffered), addMonths(month, monthsOffered)).filter(
    (item) => begins(rule.period, item) && begins(period, item),
  )
  const [chosen, setChosen] = useState<Month | null>(null)
  const from = chosen !== null && months.includes(chosen) ? chosen : (months.find((item) => item > month) ?? '')
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const saving = useMutation({
    mutationFn: (body: object) => send('PUT', `/api/duties/rules/${rule.kind}`, body),
    onSuccess: async () => {
      notifications.show({ message: t('saved') })
      // Whatever is shown may be counted by it.
      await queries.invalidateQueries()
      onClose()
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  const submit = () => {
    const parsed = dutyRuleSet.omit({ kind: true }).safeParse({ period, minimum: minimum === '' ? Number.NaN : Number(minimum), from })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) saving.mutate(parsed.data)
  }
  const failed = saving.isError && Object.keys(wrong).length === 0
  const problem = failed ? (saving.error instanceof ApiError ? saving.error.message : t('offline')) : undefined
  return (
    <FormDialog
      title={t('dialog', { duty: words(activityKinds[rule.kind]) })}
      problem={problem}
      submitLabel={t('save')}
      pending={saving.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group
        label={t('period')}
        value={period}
        onChange={(value) => setPeriod(dutyPeriodKeys.find((key) => key === value) ?? period)}
        error={fieldWords(wrong['period']) ?? null}
      >
        <div className={s.choices}>
          {dutyPeriodKeys.map((key) => (
            <Radio key={key} value={key} label={words(dutyPeriods[key])} />
          ))}
        </div>
      </Radio.Group>
      <NumberInput
        label={t('minimum')}
        value={minimum}
        allowDecimal={false}
        allowNegative={false}
        suffix={t('unit')}
        error={fieldWords(wrong['minimum']) ?? null}
        onChange={setMinimum}
        data-autofocus
      />
      <Select
        label={t('from')}
        description={t('fromHint')}
        data={months}
        value={from}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
        error={fieldWords(wrong['from']) ?? null}
        onChange={setChosen}
      />
      <p className={s.note} role="status">
        {t(saving.isPending ? 'saving' : 'effect')}
      </p>
    </FormDialog>
  )
}
