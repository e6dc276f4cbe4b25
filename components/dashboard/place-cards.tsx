'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { DashboardDistricts, PlaceRow } from '@/domain/dashboard'
import { activityGroupKeys, activityGroups } from '@/domain/dashboard-words'
import { indicators } from '@/domain/indicators'
import { firstDay } from '@/domain/month'
import { regions } from '@/domain/region'
import { BarList } from '@/components/chart/bar-list'
import { ChartFrame } from '@/components/chart/chart-frame'
import { StackedBars } from '@/components/chart/stacked-bars'
import { useWords } from '@/components/ui/use-words'
import { drillOf, type Head } from './address'

/** Three views of the same places in the same order: members, visits, activities by kind. */
export function PlaceCards({ head, districts }: { head: Head; districts: DashboardDistricts }) {
  const t = useTranslations('dashboard')
  const format = useFormatter()
  const words = useWords()
  const { rows, total, by } = districts
  const write = (value: number) => format.number(value)
  const nameOf = (row: PlaceRow) => {
    if (row.kind === 'own') return t('places.own')
    if (row.kind === 'moved_out') return t('places.movedOut')
    if (row.kind === 'city') return t('places.city')
    const region = row.kind === 'region' ? regions.find(({ code }) => code === row.regionCode) : undefined
    return region === undefined ? row.name : words(region.short)
  }
  const basis = by === 'region' ? 'places.byRegion' : 'places.byOrg'
  const month = { span: `${firstDay(head.month)} — ${head.asOf}` }
  const day = { span: head.asOf }
  const column = t(`places.name.${by}`)
  const sumRow = (cells: string[]) => ({ key: 'sum', cells: [t('places.sum'), ...cells] })
  return (
    <>
      <ChartFrame
        title={t('places.members')}
        unit={t('unit.people')}
        definition={words(indicators.member_drivers.basis)}
        meta={t(basis, day)}
        summary={t('places.summary', { count: rows.length, total: write(total.members), unit: t('unit.people') })}
        table={{
          columns: [column, t('places.members')],
          rows: [...rows.map((row) => ({ key: row.key, cells: [nameOf(row), write(row.members)] })), sumRow([write(total.members)])],
        }}
      >
        <BarList
          label={t('places.members')}
          items={rows.map((row) => ({
            key: row.key,
            label: nameOf(row),
            value: row.members,
            text: write(row.members),
            href: drillOf(head, row, 'members'),
          }))}
          total={t('places.total', { count: write(total.members), unit: t('unit.people') })}
        />
      </ChartFrame>
      <ChartFrame
        title={t('places.visits')}
        unit={t('unit.visits')}
        definition={words(indicators.station_visits.basis)}
        meta={t(basis, month)}
        summary={t('places.summary', { count: rows.length, total: write(total.visits ?? 0), unit: t('unit.visits') })}
        table={{
          columns: [column, t('places.visits')],
          rows: [
            ...rows.map((row) => ({
              key: row.key,
              cells: [nameOf(row), row.visits !== null ? write(row.visits) : row.stations === 0 ? t('places.noStation') : null],
            })),
            sumRow([write(total.visits ?? 0)]),
          ],
        }}
      >
        <BarList
          label={t('places.visits')}
          items={rows.map((row) => ({
            key: row.key,
            label: nameOf(row),
            value: row.visits,
            none: row.stations === 0 ? t('places.noStation') : undefined,
            text: write(row.visits ?? 0),
            href: drillOf(head, row, 'stations'),
          }))}
          total={t('places.total', { count: write(total.visits ?? 0), unit: t('unit.visits') })}
        />
      </ChartFrame>
      <ChartFrame
        title={t('places.activities')}
        unit={t('unit.times')}
        definition={words(indicators.activity_kinds.basis)}
        meta={t(basis, month)}
        summary={t('places.summary', { count: rows.length, total: write(total.activities), unit: t('unit.times') })}
        table={{
          columns: [column, ...activityGroupKeys.map((key) => words(activityGroups[key])), t('places.sum')],
          rows: [
            ...rows.map((row) => ({ key: row.key, cells: [nameOf(row), ...row.groups.map(write), write(row.activities)] })),
            sumRow([
              ...activityGroupKeys.map((_, index) => write(rows.reduce((sum, row) => sum + (row.groups[index] ?? 0), 0))),
              write(total.activities),
            ]),
          ],
        }}
      >
        <StackedBars
          label={t('places.activities')}
          series={activityGroupKeys.map((key) => words(activityGroups[key]))}
          rows={rows.map((row) => ({
            key: row.key,
            label: nameOf(row),
            values: row.groups,
            total: write(row.activities),
            href: drillOf(head, row, 'activities'),
          }))}
          note={t('places.activityTotal', { count: write(total.activities) })}
        />
      </ChartFrame>
    </>
  )
}
