import { Button, Checkbox, NumberInput, Radio } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import * as z from 'zod'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { codesOf } from '@/domain/codes'
import { settingOf, type SettingRow, type SettingValue } from '@/domain/setting'
import { ApiError, send } from '@/lib/api'
import s from './setting.module.css'

/** Changes one setting in its own row. */
export function SettingForm({ row, onClose }: { row: SettingRow; onClose: () => void }) {
  const t = useTranslations('setting')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const { schema, recounts } = settingOf(row.key)
  const [value, setValue] = useState<SettingValue>(row.value)
  const [wrong, setWrong] = useState<string>()
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: () => send('PUT', `/api/settings/${row.key}`, { value }, submission),
    onSuccess: async () => {
      notifications.show({ message: t('saved') })
      // Whatever is shown may be counted by it.
      await queries.invalidateQueries()
      onClose()
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields['value'] : undefined),
  })
  /** Another value is another submission. */
  const change = (next: SettingValue) => {
    setValue(next)
    setSubmission(crypto.randomUUID())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = z.object({ value: schema }).safeParse({ value })
    const code = parsed.success ? undefined : codesOf(parsed.error)['value']
    setWrong(parsed.success ? undefined : (code ?? 'field_invalid'))
    if (parsed.success) saving.mutate()
  }
  const problem =
    fieldWords(wrong) ??
    (saving.isError && wrong === undefined ? (saving.error instanceof ApiError ? saving.error.message : t('offline')) : undefined)
  return (
    <form className={s.form} onSubmit={submit} noValidate>
      <Editor row={row} value={value} onChange={change} problem={problem} />
      <div className={s.buttons}>
        {recounts ? (
          <span className={s.note} role="status">
            {t(saving.isPending ? 'saving' : 'recounts')}
          </span>
        ) : null}
        <Button onClick={onClose} disabled={saving.isPending}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={saving.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

type EditorProps = { row: SettingRow; value: SettingValue; onChange: (value: SettingValue) => void; problem: string | undefined }

function Editor({ row, value, onChange, problem }: EditorProps) {
  const t = useTranslations('setting')
  const words = useWords()
  const { label, unit, choices, range } = settingOf(row.key)
  const name = words(label)
  if (choices === undefined) {
    return (
      <NumberInput
        aria-label={name}
        description={range === undefined ? undefined : t('range', range)}
        value={Number(value)}
        allowDecimal={false}
        allowNegative={false}
        suffix={unit === null ? '' : ` ${words(unit)}`}
        error={problem ?? null}
        onChange={(next) => onChange(next === '' ? Number.NaN : Number(next))}
        data-autofocus
      />
    )
  }
  const options = Object.entries(choices)
  if (Array.isArray(value)) {
    return (
      <Checkbox.Group aria-label={name} value={value} onChange={onChange} error={problem ?? null}>
        <div className={s.choices}>
          {options.map(([key, option]) => (
            <Checkbox key={key} value={key} label={words(option)} />
          ))}
        </div>
      </Checkbox.Group>
    )
  }
  return (
    <Radio.Group aria-label={name} value={String(value)} onChange={onChange} error={problem ?? null}>
      <div className={s.choices}>
        {options.map(([key, option]) => (
          <Radio key={key} value={key} label={words(option)} />
        ))}
      </div>
    </Radio.Group>
  )
}
