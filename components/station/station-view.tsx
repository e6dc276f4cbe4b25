'use client'

import { IconEdit, IconSquarePlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { regionName } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { FactStrip } from '@/components/ui/fact-strip'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { StationDetail } from '@/domain/station'
import { stationKinds, stationStateOn, stationStates } from '@/domain/station-words'
import { stationQuery } from '@/lib/queries/station'
import { StationClosing } from './station-closing'
import { StationDaily } from './station-daily'
import { StationDays } from './station-days'
import { StationMonths } from './station-months'
import s from './station.module.css'

/** One station: its facts, its counts day by day and month by month. */
export function StationView({ id }: { id: string }) {
  const station = useQuery(stationQuery(id))
  if (station.data === undefined) {
    return station.isError ? <FailedQuery query={station} /> : <Skeleton rows={10} />
  }
  return <Shown station={station.data} />
}

function Shown({ station }: { station: StationDetail }) {
  const t = useTranslations('station')
  const words = useWords()
  const state = stationStateOn(station, station.today)
  return (
    <>
      <PageTitle
        title={station.name}
        subtitle={`${station.orgName} · ${regionName(station.regionCode, words)}`}
        tags={
          <>
            <Tag>{words(stationKinds[station.kind])}</Tag>
            <Tag tone={state === 'open' ? 'ok' : 'line'}>{words(stationStates[state])}</Tag>
          </>
        }
        actions={
          <>
            {station.mayEdit ? <StationClosing station={station} /> : null}
            {station.mayEdit ? (
              <ButtonLink href={`/stations/${station.id}/edit`} icon={<IconEdit size={16} stroke={1.6} aria-hidden />}>
                {t('page.edit')}
              </ButtonLink>
            ) : null}
            {station.mayLog && state === 'open' ? (
              <ButtonLink
                href={`/traffic?station=${station.id}`}
                variant="filled"
                icon={<IconSquarePlus size={16} stroke={1.6} aria-hidden />}
              >
                {t('page.log')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className={s.stack}>
        {station.silentDays === null ? null : (
          <div className={s.notice} role="status">
            <strong>{t('page.silent', { days: station.silentDays })}</strong>
            <span>{station.lastReadingOn === null ? t('page.silentNever') : t('page.silentSince', { day: station.lastReadingOn })}</span>
          </div>
        )}
        <Facts station={station} />
        <StationDaily station={station} />
        <div className={s.columns}>
          <StationDays station={station} />
          <StationMonths station={station} />
        </div>
      </div>
    </>
  )
}

function Facts({ station }: { station: StationDetail }) {
  const t = useTranslations('station.facts')
  const list = useTranslations('station.list')
  const format = useFormatter()
  const text = (value: string | null) => (value === null || value === '' ? <span className={s.faint}>{t('none')}</span> : value)
  return (
    <Card title={t('label')} flush>
      <FactStrip
        facts={[
          { key: 'address', label: t('address'), value: text(station.address) },
          { key: 'hours', label: t('hours'), value: text(station.hours) },
          { key: 'brand', label: t('brand'), value: text(station.brand) },
          { key: 'openedOn', label: t('openedOn'), value: station.openedOn },
          ...(station.closedOn === null ? [] : [{ key: 'closedOn', label: t('closedOn'), value: station.closedOn }]),
          {
            key: 'last',
            label: t('last'),
            value: text(station.lastReadingOn),
            note: station.lastReadingCount === null ? null : list('count', { count: format.number(station.lastReadingCount) }),
          },
        ]}
      />
    </Card>
  )
}
