import { useFormatter, useTranslations } from 'next-intl'
import type { CensusRow, FigurePage } from '@/domain/figure'
import { cityRegion, regions } from '@/domain/region'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { useWords } from '@/components/ui/use-words'

type Line = CensusRow & { isTotal: boolean }

/** The census by district, adding up to the city, with our own counts beside it. */
export function CensusTable({ page: { census, published, wholeCity, today } }: { page: FigurePage }) {
  const t = useTranslations('figure')
  const format = useFormatter()
  const words = useWords()
  if (census === null) return null
  const write = (value: number | null) => (value === null ? t('none') : format.number(value))
  const share = (row: Line) =>
    row.memberDrivers === null || row.drivers === null || row.drivers === 0
      ? t('none')
      : `${format.number((row.memberDrivers / row.drivers) * 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}%`
  const nameOf = (row: Line) => {
    if (row.isTotal) return <b>{t('census.total')}</b>
    const region = regions.find(({ code }) => code === row.regionCode)
    return region === undefined ? row.regionCode : words(region.name)
  }
  const number = (key: string, header: string, value: (row: Line) => number | null): Column<Line> => ({
    key,
    header,
    align: 'end',
    priority: 1,
    render: (row) => (row.isTotal ? <b>{write(value(row))}</b> : write(value(row))),
  })
  const ours: Column<Line>[] = wholeCity
    ? [
        number('members', t('census.members'), (row) => row.memberDrivers),
        { key: 'share', header: t('census.share'), align: 'end', priority: 2, render: share },
        number('orgs', t('census.orgs'), (row) => row.organisations),
      ]
    : []
  const lines: Line[] = [
    ...census.rows.map((row) => ({ ...row, isTotal: false })),
    { regionCode: cityRegion, ...census.total, isTotal: true },
  ]
  const publishedOf = (key: string) => published.find((figure) => figure.key === key && figure.regionCode === cityRegion)?.value
  const isEqual = publishedOf('operators') === census.total.operators && publishedOf('truck_drivers') === census.total.drivers
  const note = wholeCity ? t('census.oursNote', { day: today }) : t('census.hidden')
  return (
    <Card
      title={t('census.title')}
      meta={t('census.meta', { day: census.asOf, quote: census.quote })}
      flush
      footer={
        <span>
          {isEqual
            ? `${t('census.equal', { operators: write(census.total.operators), drivers: write(census.total.drivers) })} ${note}`
            : note}
        </span>
      }
    >
      <DataTable
        caption={t('census.title')}
        rows={lines}
        rowKey={(row) => row.regionCode}
        columns={[
          { key: 'region', header: t('census.region'), render: nameOf },
          number('operators', t('census.operators'), (row) => row.operators),
          number('drivers', t('census.drivers'), (row) => row.drivers),
          ...ours,
        ]}
      />
    </Card>
  )
}
