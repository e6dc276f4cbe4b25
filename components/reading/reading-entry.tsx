'use client'

import { Button, TextInput } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { FormFooter } from '@/components/ui/form-footer'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/text-link'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { readingLog, standingReading, unlikelyCount } from '@/domain/reading'
import { readingMethodKeys, readingMethods } from '@/domain/reading-words'
import type { BoardStation } from '@/domain/traffic'
import { ApiError } from '@/lib/api'
import { DayChoice } from './day-choice'
import type { Logged } from './reading-receipt'
import s from './reading.module.css'
import { useDayWords } from './use-day-words'
import { useLogging } from './use-logging'
import { useStanding } from './use-standing'

type ReadingEntryProps = {
  accountId: string
  station: BoardStation
  day: string
  today: string
  onDay: (day: string) => void
  onLogged: (logged: Logged) => void
}

/** Digits only, whichever width the input method gave them. */
const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '').slice(0, 7)

/** The count of one station and day: today's, a past day's, or the correction of one that stands. */
export function ReadingEntry({ accountId, station, day, today, onDay, onLogged }: ReadingEntryProps) {
  const t = useTranslations('reading')
  const words = useWords()
  const fieldWords = useFieldWords()
  const format = useFormatter()
  const dayWords = useDayWords(today)
  const standing = useStanding(station, day)
  const logging = useLogging(accountId)
  const [typed, setTyped] = useState('')
  const [method, setMethod] = useState(station.method)
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string>()
  const refused = logging.error instanceof ApiError ? logging.error : null
  const unlikely = refused?.code === 'confirm_needed' ? unlikelyCount.safeParse(refused.current).data : undefined
  const conflict = refused?.code === 'conflict' ? refused : null
  const theirs =
    conflict === null
      ? undefined
      : (standingReading.safeParse(conflict.current).data ??
        (standing.count === null || standing.version === null ? undefined : { count: standing.count, version: standing.version }))
  const asked = unlikely !== undefined || theirs !== undefined

  function log(version: number | null, confirmed: boolean) {
    const input = {
      stationId: station.id,
      day,
      count: typed === '' ? Number.NaN : Number(typed),
      method,
      note: note.trim() === '' ? null : note,
      version,
      confirmed,
    }
    const parsed = readingLog.safeParse(input)
    if (!parsed.success) return setWrong(typed === '' ? 'field_missing' : parsed.error.issues[0]?.message)
    setWrong(undefined)
    const label = t('entry.keptLabel', { station: station.name, day, count: format.number(parsed.data.count) })
    logging.mutate(
      { reading: parsed.data, label },
      {
        onSuccess: (receipt) =>
          onLogged({
            stationId: station.id,
            stationName: station.name,
            day,
            count: parsed.data.count,
            before: receipt?.before ?? null,
            kept: receipt === null,
          }),
      },
    )
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    log(standing.version, false)
  }

  const otherField = Object.entries(refused?.fields ?? {}).find(([name]) => name !== 'day' && name !== 'count')?.[1]
  // The dialogs stand beside the form: a submit inside a dialog would bubble into a form around it.
  return (
    <>
      <form onSubmit={submit} noValidate>
        <div className={s.entry}>
          <div className={s.entryHead}>
            <h2>{station.name}</h2>
            <TextLink href={`/stations/${station.id}`} more>
              {t('entry.page')}
            </TextLink>
          </div>
          <DayChoice station={station} day={day} today={today} error={fieldWords(refused?.fields['day'])} onDay={onDay} />
          <Field label={t('entry.count', { day: dayWords(day) })} error={fieldWords(wrong ?? refused?.fields['count'])}>
            {(control) => (
              <>
                <input
                  {...control}
                  className={s.count}
                  type="text"
                  inputMode="numeric"
                  autoComplete="off"
                  enterKeyHint="done"
                  autoFocus
                  placeholder={standing.count === null ? '' : format.number(standing.count)}
                  value={typed}
                  onChange={(event) => setTyped(digitsOf(event.currentTarget.value))}
                />
                {standing.count === null ? null : (
                  <p className={s.standing}>{t('entry.standing', { count: format.number(standing.count) })}</p>
                )}
              </>
            )}
          </Field>
          <details className={s.details}>
            <summary>{t('entry.details')}</summary>
            <div className={s.more}>
              <Field group label={t('entry.method')}>
                <Segmented
                  label={t('entry.method')}
                  value={method}
                  items={readingMethodKeys.map((key) => ({ value: key, label: words(readingMethods[key]) }))}
                  onChange={(key) => setMethod(readingMethodKeys.find((one) => one === key) ?? method)}
                />
              </Field>
              <TextInput
                label={t('entry.note')}
                placeholder={t('entry.notePlaceholder')}
                value={note}
                maxLength={200}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            </div>
          </details>
          {logging.isError && !asked && refused?.fields['day'] === undefined && refused?.fields['count'] === undefined ? (
            <p className={refused === null ? `${s.problem} ${s.kept}` : s.problem} role="alert">
              <IconPlugConnectedX size={20} stroke={1.6} aria-hidden />
              {refused === null ? t('entry.offline') : (fieldWords(otherField) ?? refused.message)}
            </p>
          ) : null}
        </div>
        <FormFooter>
          <Button type="submit" variant="filled" size="lg" loading={logging.isPending} disabled={standing.waiting}>
            {t(standing.count === null ? 'entry.submit' : 'entry.correct')}
          </Button>
        </FormFooter>
      </form>
      {unlikely === undefined ? null : (
        <ConfirmDialog
          opened
          onClose={() => logging.reset()}
          title={t('unlikely.title')}
          confirmLabel={t('unlikely.confirm')}
          onConfirm={() => log(standing.version, true)}
        >
          {t('unlikely.text', {
            count: format.number(unlikely.count),
            median: format.number(unlikely.median, { maximumFractionDigits: 0 }),
          })}
        </ConfirmDialog>
      )}
      {theirs === undefined ? null : (
        <ConfirmDialog
          opened
          onClose={() => logging.reset()}
          title={t('conflict.title')}
          confirmLabel={t('conflict.confirm', { mine: typed })}
          onConfirm={() => log(theirs.version, false)}
        >
          {t('conflict.text', { theirs: format.number(theirs.count), mine: format.number(Number(typed)) })}
        </ConfirmDialog>
      )}
    </>
  )
}
