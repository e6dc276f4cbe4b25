'use client'

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import type { DashboardCard } from '@/domain/dashboard'
import { dashboardCardQuery, dashboardQuery, type DashboardView } from '@/lib/queries/dashboard'
import { IssueButton } from '@/components/report/issue-button'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { Stale } from '@/components/ui/stale'
import { AttentionCard } from './attention-card'
import { CardSlot } from './card-slot'
import { CensusStrip } from './census-strip'
import s from './dashboard.module.css'
import { useMonthWords } from './month-words'
import { PlaceCards } from './place-cards'
import { Tiles } from './tiles'
import { TrendCard } from './trend-card'

/** A card asked for again takes the place of the failed one; the others stay as they are. */
function useCardRetry(view: DashboardView) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (card: DashboardCard) => client.fetchQuery(dashboardCardQuery(view, card)),
    onSuccess: (fresh) =>
      client.setQueryData(dashboardQuery(view).queryKey, (held) =>
        held === undefined ? fresh : { ...held, cards: { ...held.cards, ...fresh.cards } },
      ),
  })
}

/** The overview of an organisation and month. */
export function Dashboard({ view }: { view: DashboardView }) {
  const t = useTranslations('dashboard')
  const format = useFormatter()
  const months = useMonthWords()
  const query = useQuery({ ...dashboardQuery(view), placeholderData: keepPreviousData })
  const { data, error, dataUpdatedAt } = query
  const retry = useCardRetry(view)
  if (data === undefined) {
    return (
      <>
        <PageTitle title={t('title')} />
        {query.isError ? <FailedQuery query={query} /> : <Skeleton height={420} />}
      </>
    )
  }
  const { head, cards } = data
  const slot = (card: DashboardCard) => ({ onRetry: () => retry.mutate(card), retrying: retry.isPending && retry.variables === card })
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={`${head.org.name} · ${t(head.running ? 'running' : 'ended', { month: months.long(head.month), day: head.asOf })}`}
        actions={head.may.issue ? <IssueButton orgId={head.org.id} month={head.month} /> : undefined}
      />
      {error === null ? null : (
        <Stale>
          {t('stale', { time: format.dateTime(dataUpdatedAt, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }) })}
        </Stale>
      )}
      <div className={s.page}>
        <CardSlot title={t('cards')} card={cards.tiles} {...slot('tiles')}>
          {(tiles) => <Tiles head={head} tiles={tiles} />}
        </CardSlot>
        <div className={s.middle}>
          <CardSlot title={t('trend.title')} card={cards.trend} {...slot('trend')}>
            {(trend) => <TrendCard head={head} trend={trend} />}
          </CardSlot>
          <CardSlot title={t('attention.title')} card={cards.attention} {...slot('attention')}>
            {(attention) => <AttentionCard head={head} attention={attention} all={view.attention === 'all'} />}
          </CardSlot>
        </div>
        <div className={s.places}>
          <CardSlot title={t('places.members')} card={cards.districts} {...slot('districts')}>
            {(districts) => <PlaceCards head={head} districts={districts} />}
          </CardSlot>
        </div>
        <CardSlot title={t('census.title')} card={cards.census} {...slot('census')}>
          {(census) => <CensusStrip census={census} tiles={cards.tiles?.ok === true ? cards.tiles.value : null} />}
        </CardSlot>
      </div>
    </>
  )
}
