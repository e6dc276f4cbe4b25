'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMay } from '@/components/account/may'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import { activityKinds } from '@/domain/activity-words'
import { developmentSteps } from '@/domain/development-words'
import type { Handover } from '@/domain/handover'
import { addressOf } from '@/lib/api'
import { handoverQuery } from '@/lib/queries/org'
import s from './committee.module.css'

/** What one secretary leaves to the next: nothing to fill in, all of it from the records. */
export function HandoverView({ id }: { id: string }) {
  const t = useTranslations('committee.handover')
  const words = useWords()
  const query = useQuery(handoverQuery(id))
  const { data } = query
  if (data === undefined) return query.isError ? <FailedQuery query={query} /> : <Skeleton rows={10} />
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={t('subtitle', { name: data.org.name, day: data.today })}
        actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <div className={s.stack}>
        <Card title={t('title')}>
          <FactList
            rows={[
              {
                key: 'outgoing',
                label: t('outgoing'),
                value: data.outgoing === null ? t('nobody') : t('until', { name: data.outgoing.name, day: data.outgoing.to ?? '' }),
              },
              {
                key: 'incoming',
                label: t('incoming'),
                value: data.incoming === null ? t('nobody') : t('since', { name: data.incoming.name, day: data.incoming.from }),
              },
              { key: 'term', label: t('termEnds'), value: data.termEndsOn ?? t('noTerm') },
              { key: 'formal', label: t('formal'), value: t('size', data.roster.formal) },
              { key: 'presence', label: t('presence'), value: t('size', data.roster.presence) },
            ]}
          />
        </Card>
        <Duties data={data} />
        <Listed
          title={t('returned')}
          none={t('noReturned')}
          rows={data.returned.map((row) => ({
            key: row.id,
            name: row.title,
            href: `/activities/${row.id}`,
            note: [row.day, row.note].filter(Boolean).join(' · '),
          }))}
        />
        <Listed
          title={t('stations')}
          none={t('noStations')}
          rows={data.stations.map((row) => ({
            key: row.id,
            name: row.name,
            href: `/stations/${row.id}`,
            note: t('silent', { days: row.days }),
          }))}
        />
        <Listed
          title={t('letters')}
          none={t('noLetters')}
          rows={data.letters.map((row) => ({
            key: row.id,
            name: t(`letter.${row.direction}`, { name: row.name }),
            href: addressOf('/members/transfers', { direction: row.direction }),
            note: t('letter.until', { other: row.other, day: row.validUntil }),
            tag: row.validUntil < data.today ? <Tag tone="amber">{t('letter.expired')}</Tag> : null,
          }))}
        />
        <Listed
          title={t('development')}
          none={t('noDevelopment')}
          rows={data.development.map((row) => ({
            key: row.id,
            name: row.name,
            href: `/members/${row.id}`,
            note: t('step', { step: words(developmentSteps[row.step].label), day: row.due }),
            tag: row.due < data.today ? <Tag tone="amber">{t('overdue')}</Tag> : null,
          }))}
        />
        <Listed
          title={t('away')}
          none={t('noAway')}
          rows={data.away.map((row) => ({
            key: row.id,
            name: row.name,
            href: `/members/${row.id}`,
            note: t('awayAt', { place: row.place, day: row.since }),
          }))}
        />
        <Listed
          title={t('lost')}
          none={t('noLost')}
          rows={data.lost.map((row) => ({
            key: row.id,
            name: row.name,
            href: `/members/${row.id}`,
            note: '',
            tag: row.presence ? <Tag>{t('kept')}</Tag> : null,
          }))}
        />
        <Listed
          title={t('unreached')}
          meta={t('unreachedMeta', { count: data.unreached.count })}
          none={t('noUnreached')}
          rows={data.unreached.items.map((row) => ({
            key: row.id,
            name: row.name,
            href: `/members/${row.id}`,
            note: row.lastDay === null ? t('never') : t('last', { day: row.lastDay }),
            tag: row.presence ? <Tag>{t('kept')}</Tag> : null,
          }))}
        />
      </div>
    </>
  )
}

function Duties({ data }: { data: Handover }) {
  const t = useTranslations('committee.handover')
  const words = useWords()
  const writes = useMay('activity.write')
  const makeUp = ({ kind, due }: Handover['duties'][number]) =>
    addressOf('/activities/new', { org: data.org.id, kind, date: due < data.today ? due : undefined })
  return (
    <Listed
      title={t('duties')}
      none={t('noDuties')}
      rows={data.duties.map((duty) => ({
        key: `${duty.kind} ${duty.from}`,
        name: words(activityKinds[duty.kind]),
        href: writes ? makeUp(duty) : `/organisations/${data.org.id}`,
        note: t('duty', { from: duty.from === duty.to ? 'same' : duty.from, to: duty.to, due: duty.due }),
        tag: <Tag tone={duty.state === 'late' ? 'amber' : 'info'}>{t(duty.state === 'late' ? 'late' : 'pending')}</Tag>,
      }))}
    />
  )
}

type Row = { key: string; name: string; href: string; note: string; tag?: ReactNode }

function Listed({ title, meta, none, rows }: { title: string; meta?: string; none: string; rows: readonly Row[] }) {
  return (
    <Card title={title} meta={rows.length === 0 ? undefined : meta}>
      {rows.length === 0 ? (
        <p className={s.faint}>{none}</p>
      ) : (
        <ul className={s.told}>
          {rows.map((row) => (
            <li key={row.key}>
              <TextLink href={row.href}>{row.name}</TextLink> <span className={s.faint}>{row.note}</span> {row.tag}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
