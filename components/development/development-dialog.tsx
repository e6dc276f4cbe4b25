import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Wrong } from '@/components/member/person-draft'
import { useSaved } from '@/components/member/use-saved'
import { refusalOf, wrongOf } from '@/components/member/wrong'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { developmentRecordInput, type DevelopmentOne } from '@/domain/development'
import { stageBy } from '@/domain/development-path'
import { developmentRecord, lengthUnitKeys, lengthUnits, stageEntered, type LengthUnit } from '@/domain/development-words'
import type { MemberSaved } from '@/domain/member'
import { memberStages } from '@/domain/member-words'
import { send } from '@/lib/api'
import s from './development.module.css'
import type { Recording } from './recording'

type DialogProps = { id: string; one: DevelopmentOne; recording: Recording; onClose: () => void }

/** Records one step, or corrects what is recorded of it. */
export function DevelopmentDialog({ id, one, recording: { step, record }, onClose }: DialogProps) {
  const t = useTranslations('development.form')
  const errors = useTranslations('errors')
  const words = useWords()
  const fieldWords = useFieldWords()
  const saved = useSaved()
  const { label, length: rule } = developmentRecord(step)
  const units = lengthUnitKeys.filter((unit) => rule?.bounds[unit] !== undefined)
  const [doneOn, setDoneOn] = useState(record?.doneOn ?? one.today)
  const [basis, setBasis] = useState(record?.basis ?? '')
  const [amount, setAmount] = useState<number | null>(record?.length?.amount ?? null)
  const [unit, setUnit] = useState<LengthUnit>(record?.length?.unit ?? units[0] ?? 'days')
  const [chosenFrom, setChosenFrom] = useState<string | null>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const [withdrawing, setWithdrawing] = useState(false)
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const entered = stageBy(
    one,
    one.records.filter((other) => other.step !== step),
    { step, doneOn },
  )
  const stageFrom = chosenFrom ?? entered?.from ?? ''
  const onError = async (error: Error) => {
    const refusal = refusalOf(error)
    setWrong(refusal?.fields ?? {})
    setSubmission(crypto.randomUUID())
    if (refusal?.code === 'conflict') await saved()
  }
  const saving = useMutation({
    mutationFn: (body: object) => send<MemberSaved>('POST', `/api/members/${id}/development`, body, submission),
    onSuccess: async () => {
      notifications.show({ message: entered === null ? t('saved') : t('savedStage', { stage: words(memberStages[entered.stage]) }) })
      onClose()
      await saved()
    },
    onError,
  })
  const withdrawal = useMutation({
    mutationFn: (recordId: string) =>
      send<MemberSaved>('POST', `/api/members/${id}/development/withdrawals`, { version: one.version, recordId }, submission),
    onSuccess: async () => {
      notifications.show({ message: t('withdrawn') })
      onClose()
      await saved()
    },
    onError,
  })
  const refused = refusalOf(saving.error)
  function edit(set: () => void) {
    set()
    setWrong({})
    setSubmission(crypto.randomUUID())
  }
  function submit() {
    const parsed = developmentRecordInput.safeParse({
      id,
      version: one.version,
      step,
      doneOn,
      basis,
      length: amount === null ? null : { amount, unit },
      stageFrom: entered === null ? null : stageFrom,
      replaces: record?.id ?? null,
    })
    setWrong(parsed.success ? {} : wrongOf(parsed.error))
    if (parsed.success) saving.mutate(parsed.data)
  }
  const term = rule?.needed === false
  const other = wrong['step'] ?? wrong['change']
  const problem = saving.error === null ? undefined : (fieldWords(other) ?? refused?.message ?? errors('unavailable'))
  return (
    <>
      <FormDialog
        opened={!withdrawing}
        title={t('title', { step: words(label) })}
        problem={problem}
        submitLabel={t('save')}
        pending={saving.isPending}
        aside={
          record === null ? undefined : (
            <Button variant="subtle" onClick={() => setWithdrawing(true)}>
              {t('withdraw')}
            </Button>
          )
        }
        onSubmit={submit}
        onClose={onClose}
      >
        {record === null ? null : (
          <p className={s.note}>
            {t('correcting')}
            {stageEntered[step] === undefined ? null : t('stageStays')}
          </p>
        )}
        <TextInput
          type="date"
          label={t('doneOn')}
          withAsterisk
          max={one.today}
          value={doneOn}
          error={fieldWords(wrong['doneOn'])}
          onChange={(event) => {
            const text = event.currentTarget.value
            edit(() => setDoneOn(text))
          }}
        />
        {rule === undefined ? null : (
          <div className={s.pair}>
            <NumberInput
              label={t(term ? 'term' : 'length')}
              description={t(term ? 'termHint' : step === 'training' ? 'training' : 'extension')}
              withAsterisk={!term}
              min={1}
              allowDecimal={false}
              value={amount ?? ''}
              error={fieldWords(wrong['length'] ?? wrong['length.amount'])}
              onChange={(value) => edit(() => setAmount(typeof value === 'number' ? value : null))}
            />
            {units.length < 2 ? null : (
              <Select
                label={t('unit')}
                allowDeselect={false}
                value={unit}
                data={units.map((key) => ({ value: key, label: words(lengthUnits[key]) }))}
                onChange={(key) => edit(() => setUnit(units.find((one) => one === key) ?? unit))}
              />
            )}
          </div>
        )}
        <TextInput
          label={t('basis')}
          description={t('basisHint')}
          withAsterisk
          maxLength={200}
          value={basis}
          error={fieldWords(wrong['basis'])}
          data-autofocus
          onChange={(event) => {
            const text = event.currentTarget.value
            edit(() => setBasis(text))
          }}
        />
        {entered === null ? null : (
          <TextInput
            type="date"
            label={t('stageFrom', { stage: words(memberStages[entered.stage]) })}
            description={t('stageHint')}
            withAsterisk
            max={one.today}
            value={stageFrom}
            error={fieldWords(wrong['stageFrom'] ?? wrong['from'])}
            onChange={(event) => {
              const text = event.currentTarget.value
              edit(() => setChosenFrom(text))
            }}
          />
        )}
      </FormDialog>
      {record === null ? null : (
        <ConfirmDialog
          opened={withdrawing}
          onClose={() => setWithdrawing(false)}
          title={t('withdrawTitle', { step: words(label) })}
          confirmLabel={t('withdraw')}
          onConfirm={() => withdrawal.mutate(record.id)}
          pending={withdrawal.isPending}
          error={withdrawal.error === null ? undefined : (refusalOf(withdrawal.error)?.message ?? errors('unavailable'))}
        >
          {t('withdrawText')}
        </ConfirmDialog>
      )}
    </>
  )
}
