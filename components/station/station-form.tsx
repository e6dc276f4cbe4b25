'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type * as z from 'zod'
import { regionOptions } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { cx } from '@/components/ui/class-names'
import layout from '@/components/ui/field-columns.module.css'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useLater } from '@/components/ui/use-later'
import { useWords } from '@/components/ui/use-words'
import type { stationCreate, stationWritten, StationDetail } from '@/domain/station'
import { stationLabels } from '@/domain/station-words'
import { ApiError, send } from '@/lib/api'
import { stationHostsQuery } from '@/lib/queries/station'
import { draftOf, emptyDraft, type DraftField, type StationDraft } from './station-draft'
import { StationConflict } from './station-conflict'
import s from './station.module.css'
import { kindOptions } from './station-words'

const loadCheck = () => import('./station-check')

type StationFormProps = {
  /** The station to edit; without it a new one is made. */
  station?: StationDetail | undefined
  today: string
}

/** Makes a station, or edits one. */
export function StationForm({ station, today }: StationFormProps) {
  const t = useTranslations('station.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const hosts = useQuery(stationHostsQuery())
  const [draft, setDraft] = useState<StationDraft>(station === undefined ? emptyDraft(today, '') : draftOf(station))
  const [version, setVersion] = useState(station?.version)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useSaving(station?.id, setWrong)
  const check = useLater(loadCheck)
  const refused = saving.error instanceof ApiError ? saving.error : null
  const theirs = refused?.code === 'conflict' ? check?.standingStation.safeParse(refused.current).data : undefined

  /** Other content is another submission. */
  function change(changes: Partial<StationDraft>) {
    setDraft({ ...draft, ...changes })
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([name]) => !(name in changes))))
    setSubmission(crypto.randomUUID())
  }
  /** A station usually lies in its organisation's district: offered, and free to change. */
  function chooseHost(orgId: string) {
    const found = hosts.data?.find((one) => one.id === orgId)
    change(found !== undefined && draft.regionCode === '' ? { orgId, regionCode: found.regionCode } : { orgId })
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    const { factsOf } = await loadCheck()
    const parsed = factsOf(draft)
    if ('wrong' in parsed) return setWrong(parsed.wrong)
    setWrong({})
    saving.mutate({ facts: parsed.facts, version, submission })
  }
  function settle(taken: StationDraft, now: number) {
    setVersion(now)
    change(taken)
    saving.reset()
  }

  if (hosts.isError && hosts.data === undefined) return <FailedQuery query={hosts} />
  const options = {
    kind: kindOptions(words),
    regionCode: regionOptions(words),
    orgId: hosts.data?.map((one) => ({ value: one.id, label: one.name })) ?? [],
  }
  const common = (field: DraftField, description?: string) => ({
    label: words(stationLabels[field]),
    value: draft[field],
    description,
    error: fieldWords(wrong[field]),
  })
  const text = (field: DraftField, description?: string) => ({
    ...common(field, description),
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  const choice = (field: keyof typeof options, onChange: (value: string) => void, description?: string) => ({
    ...common(field, description),
    data: options[field],
    placeholder: t('choose'),
    nothingFoundMessage: t('nothing'),
    withAsterisk: true,
    allowDeselect: false,
    checkIconPosition: 'right' as const,
    onChange: (value: string | null) => onChange(value ?? ''),
  })
  const cancel = station === undefined ? '/stations' : `/stations/${station.id}`
  return (
    <>
      <PageTitle title={t(station === undefined ? 'create' : 'edit')} subtitle={station?.name ?? t('subtitle')} />
      <form className={cx(layout.columns, s.form)} onSubmit={(event) => void submit(event)} noValidate>
        {theirs === undefined ? null : (
          <StationConflict
            mine={draft}
            theirs={draftOf(theirs)}
            options={options}
            onTake={() => settle(draftOf(theirs), theirs.version)}
            onKeep={() => settle(draft, theirs.version)}
          />
        )}
        <TextInput className={cx(layout.whole)} {...text('name')} withAsterisk maxLength={60} data-autofocus />
        <Select {...choice('kind', (kind) => change({ kind }))} />
        <Select {...choice('regionCode', (regionCode) => change({ regionCode }))} />
        <Select searchable limit={100} {...choice('orgId', chooseHost, t('orgHint'))} />
        <TextInput type="date" {...text('openedOn', t('openedHint'))} withAsterisk />
        <TextInput className={cx(layout.whole)} {...text('address')} maxLength={120} />
        <TextInput {...text('hours', t('hoursHint'))} maxLength={60} />
        <TextInput {...text('brand', t('brandHint'))} maxLength={40} />
        {refused !== null && theirs === undefined && Object.keys(refused.fields).length === 0 ? (
          <p className={cx(layout.whole, s.problem)} role="alert">
            {refused.message}
          </p>
        ) : null}
        {saving.isError && refused === null ? (
          <p className={cx(layout.whole, s.problem)} role="alert">
            {t('offline')}
          </p>
        ) : null}
        <div className={layout.whole}>
          <FormFooter>
            <ButtonLink href={cancel}>{t('cancel')}</ButtonLink>
            <Button type="submit" variant="filled" loading={saving.isPending}>
              {t('save')}
            </Button>
          </FormFooter>
        </div>
      </form>
    </>
  )
}

type Submission = { facts: z.output<typeof stationCreate>; version: number | undefined; submission: string }

/** Sends the form and leads to the station's page; the fields that the server refuses are told. */
function useSaving(id: string | undefined, refuse: (fields: Readonly<Record<string, string>>) => void) {
  const t = useTranslations('station.form')
  const router = useRouter()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ facts, version, submission }: Submission) =>
      id === undefined
        ? send<z.output<typeof stationWritten>>('POST', '/api/stations', facts, submission)
        : send<z.output<typeof stationWritten>>('PATCH', `/api/stations/${id}`, { ...facts, version }, submission),
    onSuccess: async (station) => {
      notifications.show({ message: t('saved') })
      router.push(`/stations/${station.id}`)
      await Promise.all(['station', 'reading', 'dashboard'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })))
    },
    onError: (error) => refuse(error instanceof ApiError ? error.fields : {}),
  })
}
