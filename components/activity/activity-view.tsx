'use client'

import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { StatGrid } from '@/components/ui/stat-grid'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { ActivityDetail } from '@/domain/activity'
import { activityKinds } from '@/domain/activity-words'
import { momentOf } from '@/domain/moment'
import { activityQuery } from '@/lib/queries/activity'
import { ActivityActions } from './activity-actions'
import { ActivityCohosts } from './activity-cohosts'
import { ActivityStateTag } from './activity-state'
import s from './activity.module.css'

/** One activity: what took place, who was there, and what can be done with the record. */
export function ActivityView({ id }: { id: string }) {
  const t = useTranslations('activity.one')
  const words = useWords()
  const one = useQuery(activityQuery(id))
  const { data } = one
  if (data === undefined) {
    return one.isError ? <FailedQuery query={one} /> : <Skeleton rows={8} />
  }
  return (
    <>
      <PageTitle
        title={data.title}
        subtitle={data.orgName}
        tags={
          <>
            {data.kinds.map((kind) => (
              <Tag key={kind}>{words(activityKinds[kind])}</Tag>
            ))}
            <ActivityStateTag state={data.state} />
          </>
        }
        actions={
          <>
            {data.mayEdit ? (
              <ButtonLink href={`/activities/${id}/edit`} icon={<IconPencil size={16} stroke={1.6} aria-hidden />}>
                {t('edit')}
              </ButtonLink>
            ) : null}
            <ActivityActions activity={data} />
          </>
        }
      />
      {data.stateNote === null ? null : (
        <p className={s.note} data-tone={data.state === 'returned' ? 'amber' : undefined}>
          <strong>{t(`note.${data.state}`)}</strong>
          <span>{data.stateNote}</span>
          {data.state === 'returned' && data.mayEdit ? <span>{t('returnedHint')}</span> : null}
        </p>
      )}
      <div className={s.columns}>
        <div className={s.stack}>
          <Facts activity={data} />
          <Card title={t('summary')}>
            {data.summary === '' ? <p className={s.faint}>{t('noSummary')}</p> : <p className={s.summary}>{data.summary}</p>}
          </Card>
        </div>
        <div className={s.stack}>
          <Headcounts activity={data} />
          {data.cohosts.length === 0 ? null : <ActivityCohosts activity={data} />}
          {data.attendees === null ? null : <Names people={data.attendees} />}
        </div>
      </div>
    </>
  )
}

function Facts({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations('activity.one')
  const format = useFormatter()
  const time = (instant: string) => format.dateTime(new Date(instant), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const span = `${activity.day} ${time(activity.startsAt)}${activity.endsAt === null ? '' : `–${time(activity.endsAt)}`}`
  const logged = t('loggedBy', {
    name: activity.loggedBy,
    time: momentOf(activity.loggedAt),
  })
  return (
    <Card title={t('facts')}>
      <FactList
        rows={[
          { key: 'day', label: t('day'), value: span },
          {
            key: 'org',
            label: t('org'),
            value:
              activity.seenFrom === activity.orgId ? (
                <Link className={s.link} href={`/organisations/${activity.orgId}`}>
                  {activity.orgName}
                </Link>
              ) : (
                activity.orgName
              ),
          },
          { key: 'place', label: t('place'), value: <Place activity={activity} /> },
          { key: 'receipt', label: t('receipt'), value: activity.receipt },
          { key: 'logged', label: t('logged'), value: logged },
        ]}
      />
    </Card>
  )
}

function Place({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations('activity.one')
  if (activity.stationId !== null && activity.seenFrom !== activity.orgId) return activity.stationName
  if (activity.stationId !== null)
    return (
      <Link className={s.link} href={`/stations/${activity.stationId}`}>
        {activity.stationName}
      </Link>
    )
  return activity.place ?? t('unknownPlace')
}

function Headcounts({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations('activity.one')
  const { present, expected, guests } = activity
  const count = (value: number | null) => (value === null ? null : t('people', { count: value }))
  const rate = present === null || expected === null || expected === 0 ? null : `${((present / expected) * 100).toFixed(1)}%`
  return (
    <Card title={t('headcount')} flush>
      <StatGrid
        label={t('headcount')}
        stats={[
          { key: 'present', label: t('present'), value: count(present) },
          { key: 'expected', label: t('expected'), value: count(expected), definition: t('expectedHint') },
          { key: 'rate', label: t('rate'), value: rate },
          { key: 'guests', label: t('guests'), value: count(guests) },
        ]}
      />
    </Card>
  )
}

function Names({ people }: { people: readonly { id: string; name: string }[] }) {
  const t = useTranslations('activity.one')
  return (
    <Card title={t('names')} meta={people.length === 0 ? undefined : t('namesHint', { count: people.length })}>
      {people.length === 0 ? (
        <p className={s.faint}>{t('noNames')}</p>
      ) : (
        <ul className={s.names}>
          {people.map((person) => (
            <li key={person.id}>
              <Avatar name={person.name} />
              <span title={person.name}>{person.name}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
