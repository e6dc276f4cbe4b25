'use client'

import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { parseAsString, useQueryState } from 'nuqs'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import { activityKindKeys, activityKinds } from '@/domain/activity-words'
import type { Feedback } from '@/domain/floating'
import { feedbackQuery } from '@/lib/queries/floating'
import s from './feedback.module.css'

/** A letter to the home branch of somebody kept here, drafted from the names that were ticked: to be read, copied, printed. */
export function FeedbackLetter({ id }: { id: string }) {
  const t = useTranslations('floating.feedback')
  const [since, setSince] = useQueryState('since', parseAsString.withOptions({ history: 'replace' }))
  const query = useQuery(feedbackQuery(id, since ?? undefined))
  const { data } = query
  return (
    <>
      <div className={s.title}>
        <PageTitle title={t('label')} actions={<ButtonLink href={`/members/${id}`}>{t('back')}</ButtonLink>} />
      </div>
      {data !== undefined ? (
        <Letter data={data} onSince={(day) => void setSince(day === '' ? null : day)} />
      ) : query.isError ? (
        <FailedQuery query={query} />
      ) : (
        <Skeleton rows={10} />
      )}
    </>
  )
}

function Letter({ data, onSince }: { data: Feedback; onSince: (day: string) => void }) {
  const t = useTranslations('floating.feedback')
  const letter = useLetter(data)
  async function copy() {
    await navigator.clipboard.writeText(
      [t('title'), letter.to, letter.opening, letter.counts, ...letter.lines, letter.closing, data.branchName, letter.today].join('\n'),
    )
    notifications.show({ message: t('copied') })
  }
  return (
    <>
      <div className={s.bar}>
        <TextInput
          label={t('since')}
          description={t('sinceHelp', { day: data.keptSince })}
          type="date"
          min={data.keptSince}
          max={data.today}
          defaultValue={data.since}
          onChange={(event) => onSince(event.currentTarget.value)}
        />
        <span className={s.note}>{t('draft')}</span>
        <Button leftSection={<IconCopy size={16} stroke={1.6} aria-hidden />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <article className={s.sheet}>
        <h2>{t('title')}</h2>
        <p className={s.to}>{letter.to}</p>
        <p>{letter.opening}</p>
        <p>{letter.counts}</p>
        {data.attended.length === 0 ? (
          <p>{t('nothing')}</p>
        ) : (
          <>
            <p>{t('listTitle')}</p>
            <ul>
              {data.attended.map((row) => (
                <li key={row.id}>{t('line', { day: row.day, title: row.title })}</li>
              ))}
            </ul>
          </>
        )}
        <p>{letter.closing}</p>
        <p className={s.signed}>
          {data.branchName}
          <br />
          {letter.today}
        </p>
      </article>
    </>
  )
}

/** The sentences of the letter. */
function useLetter(data: Feedback) {
  const t = useTranslations('floating.feedback')
  const words = useWords()
  const format = useFormatter()
  const day = (value: string) => format.dateTime(new Date(`${value}T12:00:00+08:00`), { year: 'numeric', month: 'long', day: 'numeric' })
  const { name, attended } = data
  const list = activityKindKeys
    .map((kind) => ({ kind, count: attended.filter((row) => row.kinds.includes(kind)).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t('kind', { kind: words(activityKinds[kind]), count }))
  const lines = attended.map((row) => t('line', { day: row.day, title: row.title }))
  return {
    to: t('to', { home: data.homeName }),
    opening: t('opening', { name, keptSince: day(data.keptSince), since: day(data.since), until: day(data.today) }),
    counts: t('counts', {
      held: data.held,
      name,
      attended: attended.length,
      kinds: list.length === 0 ? '' : t('kinds', { list: list.join(t('separator')) }),
    }),
    lines: lines.length === 0 ? [t('nothing')] : [t('listTitle'), ...lines],
    closing: t('closing'),
    today: day(data.today),
  }
}
