'use client'

import { Button } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsString, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { LazyOutboxBanner } from '@/components/activity/lazy-outbox-banner'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { SearchField } from '@/components/ui/search-field'
import { Skeleton } from '@/components/ui/skeleton'
import { isDay } from '@/domain/month'
import type { ReadingBoard } from '@/domain/traffic'
import { readingBoardQuery } from '@/lib/queries/reading'
import { nextOf } from './board-day'
import { ReadingEntry } from './reading-entry'
import { ReadingReceiptView, type Logged } from './reading-receipt'
import s from './reading.module.css'
import { StationCard } from './station-card'

/** With more stations than this a search field helps. */
const manyStations = 8

/** Logs a count in three taps: station, day, number. */
export function TrafficBoard({ accountId }: { accountId: string }) {
  const t = useTranslations('reading')
  const board = useQuery(readingBoardQuery())
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} />
      <LazyOutboxBanner accountId={accountId} />
      {board.data !== undefined ? (
        <Board board={board.data} accountId={accountId} />
      ) : board.isError ? (
        <FailedQuery query={board} />
      ) : (
        <Skeleton rows={6} />
      )}
    </>
  )
}

function Board({ board, accountId }: { board: ReadingBoard; accountId: string }) {
  const t = useTranslations('reading')
  const [asked, ask] = useQueryStates({ station: parseAsString, day: parseAsString }, { history: 'push' })
  const [words, setWords] = useState('')
  const [logged, setLogged] = useState<Logged | null>(null)
  const { stations, today } = board
  const only = stations.length === 1 ? stations[0] : undefined
  const chosen = stations.find((station) => station.id === asked.station) ?? only
  const day = asked.day !== null && isDay(asked.day) ? asked.day : (chosen?.days[0]?.day ?? today)
  if (stations.length === 0)
    return (
      <div className={s.panel}>
        <Empty title={t('board.empty')} hint={t('board.emptyHint')} />
      </div>
    )
  const shown = stations.filter((station) => station.name.toLowerCase().includes(words.toLowerCase()))
  function go(station: string | null, to: string | null) {
    setLogged(null)
    void ask({ station, day: to })
  }
  return (
    <div className={s.desk} data-chosen={chosen === undefined ? undefined : ''}>
      <section className={s.stations} aria-label={t('board.label')}>
        {stations.length > manyStations ? (
          <SearchField label={t('board.search')} placeholder={t('board.search')} value={words} onCommit={setWords} />
        ) : null}
        {shown.map((station) => (
          <StationCard
            key={station.id}
            station={station}
            today={today}
            chosen={station.id === chosen?.id}
            onChoose={() => go(station.id, null)}
          />
        ))}
        {shown.length === 0 ? <Empty title={t('board.nothing')} /> : null}
      </section>
      <div className={s.side}>
        {chosen !== undefined && only === undefined ? (
          <div className={s.back}>
            <Button variant="subtle" leftSection={<IconChevronLeft size={16} stroke={1.6} aria-hidden />} onClick={() => go(null, null)}>
              {t('entry.back')}
            </Button>
          </div>
        ) : null}
        {chosen === undefined ? (
          <div className={s.blank}>
            <Empty title={t('board.pick')} hint={t('board.pickHint')} />
          </div>
        ) : logged !== null ? (
          <ReadingReceiptView logged={logged} today={today} next={nextOf(stations, chosen.id, today)} onGo={go} />
        ) : (
          <ReadingEntry
            key={`${chosen.id} ${day}`}
            accountId={accountId}
            station={chosen}
            day={day}
            today={today}
            onDay={(to) => go(chosen.id, to === today ? null : to)}
            onLogged={setLogged}
          />
        )}
      </div>
    </div>
  )
}
