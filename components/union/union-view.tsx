'use client'

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { ListCard } from '@/components/list/list-card'
import { regionName } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { StatGrid } from '@/components/ui/stat-grid'
import { useWords } from '@/components/ui/use-words'
import type { FigureKey } from '@/domain/figure-words'
import type { UnionCoverage, UnionPage } from '@/domain/union'
import { unionQuery } from '@/lib/queries/union'
import s from './union.module.css'

/** How far the union reaches in each district, with the published numbers beside our own. */
export function UnionView() {
  const t = useTranslations('union')
  const query = useQuery(unionQuery())
  const page = query.data
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={page === undefined ? undefined : t('subtitle', { day: page.today })}
        actions={<ButtonLink href="/enterprises">{t('back')}</ButtonLink>}
      />
      {page !== undefined ? (
        <div className={s.stack}>
          <Published page={page} />
          <Districts query={query} page={page} />
        </div>
      ) : query.isError ? (
        <FailedQuery query={query} />
      ) : (
        <Skeleton rows={10} />
      )}
    </>
  )
}

function Published({ page }: { page: UnionPage }) {
  const t = useTranslations('union.published')
  const format = useFormatter()
  const stat = (key: FigureKey, label: string, unit: string) => {
    const figure = page.published.find((one) => one.key === key)
    return {
      key,
      label,
      value: figure?.ours == null ? null : format.number(figure.ours),
      unit,
      note: figure === undefined ? undefined : t('note', { value: format.number(figure.value), unit, day: figure.asOf }),
      definition: figure?.quote,
    }
  }
  if (page.published.length === 0) return null
  const hidden = page.published.every((figure) => figure.ours === null)
  return (
    <Card title={t('title')} meta={t('meta')} footer={hidden ? <span>{t('hidden')}</span> : null}>
      <StatGrid
        label={t('title')}
        stats={[stat('union_enterprises', t('enterprises'), t('unitEnterprises')), stat('union_drivers', t('drivers'), t('unitDrivers'))]}
      />
    </Card>
  )
}

type Line = UnionCoverage & { key: string; name: string }

function Districts({ query, page }: { query: UseQueryResult<UnionPage>; page: UnionPage }) {
  const t = useTranslations('union.districts')
  const format = useFormatter()
  const words = useWords()
  const lines: Line[] = [
    ...page.rows.map((row) => ({ ...row, key: row.regionCode, name: regionName(row.regionCode, words) })),
    ...(page.rows.length > 1 ? [{ ...page.total, key: 'total', name: t('total') }] : []),
  ]
  const number = (value: number) => format.number(value)
  const columns: Column<Line>[] = [
    { key: 'region', header: t('region'), render: (row) => (row.key === 'total' ? <b>{row.name}</b> : row.name) },
    {
      key: 'enterprises',
      header: t('enterprises'),
      align: 'end',
      priority: 1,
      render: (row) => t('of', { inside: number(row.enterprisesIn), all: number(row.enterprises) }),
    },
    {
      key: 'enterpriseRate',
      header: t('enterpriseRate'),
      priority: 1,
      render: (row) => <Rate part={row.enterprisesIn} whole={row.enterprises} />,
    },
    {
      key: 'drivers',
      header: t('drivers'),
      align: 'end',
      priority: 1,
      render: (row) =>
        row.drivers === null
          ? t('unknown', { inside: number(row.driversIn) })
          : t('of', { inside: number(row.driversIn), all: number(row.drivers) }),
    },
    { key: 'driverRate', header: t('driverRate'), priority: 1, render: (row) => <Rate part={row.driversIn} whole={row.drivers ?? 0} /> },
  ]
  return (
    <ListCard
      list="union"
      title={t('title')}
      meta={t('meta')}
      query={query}
      file={{ right: 'list.export', path: '/api/union/file', total: { count: page.rows.length, exact: true } }}
      caption={t('title')}
      columns={columns}
      rows={lines}
      rowKey={(row) => row.key}
      empty={<Empty title={t('none')} hint={t('noneHint')} />}
    />
  )
}

/** A share as a bar and in percent; nothing to share in is a dash, never zero. */
function Rate({ part, whole }: { part: number; whole: number }) {
  const format = useFormatter()
  const none = useTranslations('ui')('none')
  if (whole === 0) return <>{none}</>
  return (
    <span className={s.rate}>
      <span className={s.track} aria-hidden>
        <span className={s.fill} style={{ width: `${Math.min(100, (part / whole) * 100)}%` }} />
      </span>
      {format.number(part / whole, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })}
    </span>
  )
}
