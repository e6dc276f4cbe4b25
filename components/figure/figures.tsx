'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import type { FigurePage, FigureRow } from '@/domain/figure'
import { figureKeys, isOwnFigure } from '@/domain/figure-words'
import { cityRegion } from '@/domain/region'
import { figureQuery } from '@/lib/queries/figure'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import { CensusTable } from './census-table'
import { useFigureText } from './figure-text'
import s from './figures.module.css'

/** Published and census figures, each with its source. */
export function Figures() {
  const t = useTranslations('figure')
  const query = useQuery(figureQuery())
  const { data } = query
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} />
      {data !== undefined ? <FiguresContent page={data} /> : query.isError ? <FailedQuery query={query} /> : <Skeleton rows={10} />}
    </>
  )
}

function FiguresContent({ page }: { page: FigurePage }) {
  const t = useTranslations('figure')
  if (page.published.length === 0 && page.census === null) return <Empty title={t('empty')} hint={t('emptyHint')} />
  return (
    <div className={s.page}>
      {page.census === null ? null : <CensusTable page={page} />}
      <UnionCard published={page.published} />
      <PublishedCard page={page} />
    </div>
  )
}

function UnionCard({ published }: { published: readonly FigureRow[] }) {
  const t = useTranslations('figure.union')
  const format = useFormatter()
  const of = (key: string) => published.find((figure) => figure.key === key && figure.regionCode === cityRegion)?.value
  const [enterprises, members, drivers] = [of('union_enterprises'), of('union_drivers'), of('truck_drivers')]
  if (enterprises === undefined || members === undefined || drivers === undefined) return null
  const rate = format.number((members / drivers) * 100, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <Card title={t('title')} meta={t('meta')}>
      <p>
        {t('line', { enterprises: format.number(enterprises), members: format.number(members), drivers: format.number(drivers), rate })}
      </p>
    </Card>
  )
}

function PublishedCard({ page: { published, wholeCity } }: { page: FigurePage }) {
  const t = useTranslations('figure')
  const format = useFormatter()
  const words = useWords()
  const { unit, withUnit } = useFigureText()
  return (
    <Card title={t('published.title')} meta={t('published.meta')} flush>
      <DataTable
        caption={t('published.title')}
        rows={published}
        rowKey={(row) => `${row.key} ${row.regionCode}`}
        columns={[
          { key: 'name', header: t('published.name'), render: (row) => words(figureKeys[row.key]) },
          { key: 'value', header: t('published.value'), align: 'end', priority: 1, render: (row) => withUnit(row) },
          {
            key: 'ours',
            header: t('published.ours'),
            align: 'end',
            priority: 1,
            render: (row) => {
              if (row.ours !== null) return `${format.number(row.ours)} ${unit(row)}`
              const kept = !wholeCity && row.regionCode === cityRegion && isOwnFigure(row.key)
              return <span className={s.quiet}>{t(kept ? 'published.hidden' : 'published.none')}</span>
            },
          },
          { key: 'asOf', header: t('published.asOf'), priority: 2, render: (row) => <span className={s.day}>{row.asOf}</span> },
          { key: 'place', header: t('published.place'), priority: 2, render: (row) => row.place },
          { key: 'source', header: t('published.source'), priority: 1, render: (row) => <q className={s.quote}>{row.quote}</q> },
        ]}
      />
    </Card>
  )
}
