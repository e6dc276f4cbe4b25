'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SelectFilter } from '@/components/ui/select-filter'
import { Tag } from '@/components/ui/tag'
import type { DuesRow, DuesStatement } from '@/domain/dues'
import { isLate } from '@/domain/dues-rule'
import { monthOf, type Day, type Month } from '@/domain/month'
import { addressOf } from '@/lib/api'
import { duesQuery } from '@/lib/queries/dues'
import { duesAddress, inputOf } from './dues-address'
import { DuesMonth } from './dues-month'
import s from './dues.module.css'
import { useMoney } from './use-money'

const AssessDialog = dynamic(() => import('./assess-dialog').then((file) => file.AssessDialog))
const ReduceDialog = dynamic(() => import('./reduce-dialog').then((file) => file.ReduceDialog))
const PayDialog = dynamic(() => import('./pay-dialog').then((file) => file.PayDialog))

type Doing = { what: 'assess'; row: DuesRow } | { what: 'reduce'; row: DuesRow } | { what: 'pay'; rows: readonly DuesRow[] }
const isOpen = (row: DuesRow) => row.due !== null && row.due > row.paid

/** Who owes and has paid what for a month at one branch. */
export function DuesView({ today }: { today: Day }) {
  const t = useTranslations('dues')
  const [asked, ask] = useQueryStates(duesAddress, { history: 'push', scroll: false })
  const query = useQuery(duesQuery(inputOf(asked)))
  const [doing, setDoing] = useState<Doing | null>(null)
  const { data } = query
  const columns = useColumnsShown('dues', useColumns(data?.month ?? monthOf(today), data !== undefined && data.closed === null, setDoing))
  const close = () => setDoing(null)
  const org = data?.org ?? null
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={data === undefined ? '' : org === null ? t('none') : t('subtitle', { org: org.name, month: data.month })}
        actions={
          data === undefined || org === null ? null : (
            <>
              {data.orgs.length < 2 ? null : (
                <ButtonLink href={addressOf('/members/dues/branches', { month: asked.month })}>{t('branches')}</ButtonLink>
              )}
              <ExportButton
                right="roster.export"
                path="/api/dues/file"
                filters={{ org: org.id, month: data.month }}
                columns={columns}
                total={{ count: data.rows.length, exact: true }}
              />
              <Button variant="filled" onClick={() => setDoing({ what: 'pay', rows: data.rows.filter(isOpen) })}>
                {t('pay')}
              </Button>
            </>
          )
        }
      />
      <ListPanel
        query={query}
        tools="dues"
        filterLabel={t('filter')}
        caption={t('caption')}
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.id}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
        footer={data === undefined ? null : t('total', { count: data.rows.length })}
        told={data === undefined ? null : <Told statement={data} />}
      >
        {data === undefined || data.orgs.length < 2 ? null : (
          <SelectFilter
            label={t('branch')}
            searchable
            value={org?.id ?? null}
            options={data.orgs.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => void ask({ org: id })}
          />
        )}
        <DuesMonth value={data?.month} today={today} onChange={(month) => void ask({ month })} />
      </ListPanel>
      {data === undefined || org === null || doing === null ? null : doing.what === 'assess' ? (
        <AssessDialog row={doing.row} month={data.month} onClose={close} />
      ) : doing.what === 'reduce' ? (
        <ReduceDialog row={doing.row} month={data.month} today={today} onClose={close} />
      ) : (
        <PayDialog orgId={org.id} month={data.month} today={today} rows={doing.rows} onClose={close} />
      )}
    </>
  )
}

/** The sums of the month, and what stands beside them: who pays without owing, and that the month is closed. */
function Told({ statement: { sums, strays, closed, month } }: { statement: DuesStatement }) {
  const t = useTranslations('dues')
  const money = useMoney()
  return (
    <>
      <dl className={s.sums}>
        {(['due', 'paid', 'outstanding'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`sums.${key}`)}</dt>
            <dd>
              {money(sums[key])}
              <small>{t('yuan')}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('sums.unknown')}</dt>
          <dd>
            {sums.unknown}
            <small>{t('people')}</small>
          </dd>
        </div>
      </dl>
      {strays.count === 0 ? null : (
        <p className={s.told} role="note">
          {t('strays', { count: strays.count, paid: money(strays.paid) })}
        </p>
      )}
      {closed === null ? null : (
        <p className={s.told} role="note">
          {t('closed', { month: month, day: closed.on, paid: money(closed.paid) })}
        </p>
      )}
    </>
  )
}

function useColumns(month: Month, isOpenMonth: boolean, onDo: (doing: Doing) => void): Column<DuesRow>[] {
  const t = useTranslations('dues')
  const none = useTranslations('ui')('none')
  const shown = useMoney()
  const money = (fen: number | null) => (fen === null ? none : shown(fen))
  const action = (row: DuesRow, label: string, doing: Doing) => (
    <Button size="sm" aria-label={t('actionFor', { action: label, name: row.name })} onClick={() => onDo(doing)}>
      {label}
    </Button>
  )
  return [
    { key: 'name', header: t('columns.name'), render: (row) => row.name },
    {
      key: 'base',
      header: t('columns.base'),
      align: 'end',
      priority: 2,
      render: (row) => (
        <>
          {money(row.base)}
          {row.kind === 'owner_driver' ? <span className={s.note}>{t('quarterly')}</span> : null}
        </>
      ),
    },
    {
      key: 'rate',
      header: t('columns.rate'),
      align: 'end',
      priority: 2,
      render: (row) => (row.permille === null ? none : t('rate', { rate: row.permille / 10 })),
    },
    {
      key: 'due',
      header: t('columns.due'),
      align: 'end',
      priority: 1,
      render: (row) => (
        <>
          {money(row.due)}
          {row.reduction === null ? null : (
            <span className={s.note}>{t('reduced', { by: row.reduction.approvedBy, amount: shown(row.reduction.payable) })}</span>
          )}
        </>
      ),
    },
    {
      key: 'paid',
      header: t('columns.paid'),
      align: 'end',
      priority: 1,
      render: (row) => (
        <>
          {row.paid === 0 ? none : shown(row.paid)}
          {row.paidOn === null || !isLate(row.paidOn, month) ? null : <span className={s.note}>{t('late', { day: row.paidOn })}</span>}
        </>
      ),
    },
    { key: 'state', header: t('columns.state'), bare: true, priority: 1, render: (row) => <State row={row} /> },
    {
      key: 'action',
      screenOnly: true,
      header: t('columns.action'),
      align: 'end',
      bare: true,
      priority: 1,
      interactive: true,
      render: (row) => (
        <span className={s.actions}>
          {isOpenMonth && row.kept ? action(row, t('assess'), { what: 'assess', row }) : null}
          {isOpenMonth && row.kept ? action(row, t('reduce'), { what: 'reduce', row }) : null}
          {row.paid > 0 ? action(row, t('correct'), { what: 'pay', rows: [row] }) : null}
        </span>
      ),
    },
  ]
}

function State({ row }: { row: DuesRow }) {
  const t = useTranslations('dues')
  const money = useMoney()
  if (row.due === null) return <Tag tone="line">{t('unknown')}</Tag>
  if (row.due === 0) return <Tag tone="info">{t('nothing')}</Tag>
  if (row.paid >= row.due) return <Tag tone="ok">{t('settled')}</Tag>
  return <Tag tone="amber">{t('open', { amount: money(row.due - row.paid) })}</Tag>
}
