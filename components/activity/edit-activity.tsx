'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useFieldWords } from '@/components/ui/use-field-words'
import { activityEdit, type ActivityDetail, type ActivityFormFacts } from '@/domain/activity'
import { ApiError, send } from '@/lib/api'
import { activityFormQuery, activityQuery } from '@/lib/queries/activity'
import { ActivityFields, type Theirs, type Wrong } from './activity-fields'
import { contentOf, fillingOf, missingIn, startOn, type Filling } from './filling'
import s from './form.module.css'

/** The row as it stands, which a conflict carries. */
const standingSchema = z.object({
  version: z.number(),
  title: z.string(),
  day: z.string(),
  place: z.nullable(z.string()),
  present: z.nullable(z.number()),
  expected: z.nullable(z.number()),
  summary: z.string(),
})
type Standing = z.output<typeof standingSchema>

/** Mends an activity that is logged. */
export function EditActivity({ id }: { id: string }) {
  const t = useTranslations('activity.form')
  const one = useQuery(activityQuery(id))
  const [day, setDay] = useState<string | null>(null)
  const facts = useQuery({ ...activityFormQuery({ org: one.data?.orgId, day: day ?? one.data?.day }), enabled: one.data !== undefined })
  const failed = one.isError ? one : facts.isError ? facts : null
  return (
    <>
      <PageTitle title={t('editTitle')} subtitle={one.data?.orgName} />
      {one.data !== undefined && facts.data !== undefined ? (
        <EditForm key={one.data.version} activity={one.data} facts={facts.data} onDay={setDay} />
      ) : failed !== null ? (
        <FailedQuery query={failed} />
      ) : (
        <Skeleton rows={8} />
      )}
    </>
  )
}

function EditForm({ activity, facts, onDay }: { activity: ActivityDetail; facts: ActivityFormFacts; onDay: (day: string) => void }) {
  const t = useTranslations('activity.form')
  const errors = useTranslations('errors')
  const locale = useLocale().startsWith('zh') ? 'zh' : 'en'
  const fieldWords = useFieldWords()
  const router = useRouter()
  const queries = useQueryClient()
  const [filling, setFilling] = useState(() => fillingOf(activity))
  const [version, setVersion] = useState(activity.version)
  const [wrong, setWrong] = useState<Wrong>({})
  const [key, setKey] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: (body: object) => send('PATCH', `/api/activities/${activity.id}`, body, key),
    onSuccess: async () => {
      notifications.show({ message: t('saved') })
      await Promise.all(
        [['activity'], ['home'], ['dashboard'], ['org']].map((queryKey) => queries.invalidateQueries({ queryKey, refetchType: 'none' })),
      )
      router.push(`/activities/${activity.id}`)
      router.refresh()
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  const refused = saving.error instanceof ApiError ? saving.error : null
  const standing = refused?.code === 'conflict' ? standingSchema.safeParse(refused.current).data : undefined
  const roster = withThoseNamed(facts.roster, activity)
  const onRoster = filling.attendees.filter((id) => roster.some((person) => person.id === id))
  const missing = missingIn(filling, onRoster.length)

  function change(part: Partial<Filling>) {
    setFilling({ ...filling, ...part })
    setWrong({})
    setKey(crypto.randomUUID())
    if (part.day !== undefined) onDay(part.day)
  }
  function submit() {
    const { id } = activity
    const body = {
      version,
      ...contentOf({ ...filling, attendees: onRoster }, startOn(filling.day, new Date(), activity.startsAt), locale),
      endsAt: filling.day === activity.day ? activity.endsAt : null,
    }
    const parsed = activityEdit.safeParse({ id, ...body })
    if (parsed.success) saving.mutate(body)
    else setWrong(Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])))
  }
  async function takeTheirs() {
    await queries.invalidateQueries({ queryKey: ['activity', 'one', activity.id] })
  }
  function keepMine(theirs: Standing) {
    setVersion(theirs.version)
    setKey(crypto.randomUUID())
    saving.reset()
  }

  const problem =
    saving.isError && standing === undefined
      ? refused === null
        ? errors('unavailable')
        : (fieldWords(refused.fields['state']) ?? (Object.keys(refused.fields).length === 0 ? refused.message : undefined))
      : undefined
  const wait = { both: t('missing'), kind: t('missingKind'), people: t('missingPeople') }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {standing === undefined ? null : <Conflict onTheirs={() => void takeTheirs()} onMine={() => keepMine(standing)} />}
      <div className={s.form}>
        <ActivityFields
          facts={{ ...facts, roster }}
          filling={filling}
          onChange={change}
          wrong={wrong}
          theirs={useTheirs(standing, filling)}
        />
        <FormFooter
          note={
            problem === undefined ? (
              missing === null ? null : (
                wait[missing]
              )
            ) : (
              <span className={s.wrong} role="alert">
                {problem}
              </span>
            )
          }
        >
          <ButtonLink href={`/activities/${activity.id}`} size="lg">
            {t('cancel')}
          </ButtonLink>
          <Button type="submit" variant="filled" size="lg" disabled={missing !== null || standing !== undefined} loading={saving.isPending}>
            {t('save')}
          </Button>
        </FormFooter>
      </div>
    </form>
  )
}

/** Those named already stay to be seen, even when they have left the roster since. */
function withThoseNamed(roster: ActivityFormFacts['roster'], activity: ActivityDetail): ActivityFormFacts['roster'] {
  const left = (activity.attendees ?? []).filter((person) => !roster.some((entry) => entry.id === person.id))
  return [...roster, ...left.map((person) => ({ ...person, presence: false }))]
}

function useTheirs(standing: Standing | undefined, mine: Filling): Theirs {
  const t = useTranslations('activity.conflict')
  const format = useFormatter()
  if (standing === undefined) return {}
  const differs = (value: string, own: string) => (value === own ? undefined : t('theirs', { value: value === '' ? t('empty') : value }))
  const title = differs(standing.title, mine.title ?? '')
  const summary = differs(standing.summary, mine.summary)
  const day =
    standing.day === mine.day
      ? undefined
      : t('theirs', { value: format.dateTime(new Date(`${standing.day}T00:00:00+08:00`), { month: 'long', day: 'numeric' }) })
  const present = mine.byName ? mine.attendees.length : mine.present
  const attendees =
    standing.present === present ? undefined : t('theirs', { value: `${standing.present ?? '–'} / ${standing.expected ?? '–'}` })
  return {
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(day === undefined ? {} : { day }),
    ...(attendees === undefined ? {} : { attendees }),
  }
}

function Conflict({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const t = useTranslations('activity.conflict')
  return (
    <div className={s.conflict} role="alert">
      <strong>{t('title')}</strong>
      <p>{t('hint')}</p>
      <div>
        <Button onClick={onTheirs}>{t('takeTheirs')}</Button>
        <Button onClick={onMine}>{t('keepMine')}</Button>
      </div>
    </div>
  )
}
