'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CommitteeCard } from '@/components/committee/committee-card'
import { Card } from '@/components/ui/card'
import { Denied } from '@/components/ui/denied'
import { Failed } from '@/components/ui/failed'
import { FailedQuery } from '@/components/ui/failed-query'
import { Skeleton } from '@/components/ui/skeleton'
import type { Basis } from '@/domain/basis'
import type { Card as CardValue } from '@/domain/card'
import { branchKinds, hasEnded } from '@/domain/org-words'
import { isRunning, firstDay } from '@/domain/month'
import { orgPageQuery } from '@/lib/queries/org'
import { OrgActivities } from './org-activities'
import { OrgChildren } from './org-children'
import { OrgDuties } from './org-duties'
import { OrgHead } from './org-head'
import { OrgHistory } from './org-history'
import { OrgNumbers } from './org-numbers'
import { OrgRoster } from './org-roster'
import { OrgStations } from './org-stations'
import s from './org-view.module.css'

type ViewProps = { id: string; month: string | undefined; basis: Basis | undefined; mayAdd: boolean; actions?: ReactNode }

/** The page of one organisation: a branch with duties and roster, a committee with what stands below it. */
export function OrgView({ id, month, basis, mayAdd, actions }: ViewProps) {
  const titles = useTranslations('organisation')
  const history = useTranslations('reorganisation.history')
  const committee = useTranslations('committee.card')
  const format = useFormatter()
  const query = useQuery(orgPageQuery({ id, month, basis }))
  const page = query.data
  if (page === undefined) {
    return query.isError ? (
      <div className={s.state}>
        <FailedQuery query={query} />
      </div>
    ) : (
      <div className={s.state}>
        <Skeleton rows={10} />
      </div>
    )
  }
  const { org, numbers, today } = page
  const led = page.committee.ok ? page.committee.value : null
  const branch = branchKinds.includes(org.kind)
  const register = org.level === 'basic'
  const monthLabel = format.dateTime(new Date(`${firstDay(page.month)}T12:00:00+08:00`), { year: 'numeric', month: 'long' })

  /** What a card shows: its value, or why there is none; the other cards stand. */
  function show<T>(card: CardValue<T>, title: string, draw: (value: T) => ReactNode, hint?: string): ReactNode {
    if (card.ok) return draw(card.value)
    return (
      <Card title={title}>
        {card.code === 'forbidden' ? (
          <Denied hint={hint} />
        ) : (
          <Failed code={card.id} onRetry={() => void query.refetch()} retrying={query.isFetching} />
        )}
      </Card>
    )
  }
  return (
    <div className={s.page} aria-busy={query.isPlaceholderData || undefined}>
      <OrgHead org={org} numbers={numbers.ok ? numbers.value : null} committee={led} month={page.month} today={today} actions={actions} />
      {branch
        ? show(page.duties, titles('duties.title'), (duties) => (
            <OrgDuties
              duties={duties}
              training={page.training.ok ? page.training.value : null}
              org={org}
              month={page.month}
              today={today}
            />
          ))
        : null}
      {show(numbers, titles('numbers.title'), (value) => (
        <OrgNumbers org={org} numbers={value} month={page.month} monthLabel={monthLabel} running={isRunning(page.month, today)} />
      ))}
      {branch ? null : show(page.children, titles('children.title'), (items) => <OrgChildren org={org} items={items} month={month} />)}
      <div className={s.columns}>
        <div className={s.stack}>
          {show(page.activities, titles('activities.title'), (activities) => (
            <OrgActivities org={org} {...activities} />
          ))}
          {register
            ? show(page.stations, titles('stations.title'), (stations) => <OrgStations org={org} stations={stations} today={today} />)
            : null}
        </div>
        <div className={s.stack}>
          {register
            ? show(
                page.roster,
                titles('roster.title'),
                (roster) => (
                  <OrgRoster org={org} roster={roster} posts={led?.posts ?? []} mayAdd={mayAdd && !hasEnded(org, today)} today={today} />
                ),
                titles('roster.denied'),
              )
            : show(page.stations, titles('stations.title'), (stations) => <OrgStations org={org} stations={stations} today={today} />)}
          {show(
            page.committee,
            committee('title'),
            (state) => (
              <CommitteeCard org={org} state={state} />
            ),
            committee('denied'),
          )}
          {show(page.history, history('title'), (rows) => (
            <OrgHistory org={org} rows={rows} today={today} />
          ))}
        </div>
      </div>
    </div>
  )
}
