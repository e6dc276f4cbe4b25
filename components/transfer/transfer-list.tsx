'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { StageTag } from '@/components/member/member-tags'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { useListAddress } from '@/components/list/use-list-address'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { MaskedText } from '@/components/ui/masked-text'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/text-link'
import type { TransferRow } from '@/domain/transfer'
import { transferDirections } from '@/domain/transfer-words'
import { askedIn } from '@/lib/asked'
import { transferListQuery } from '@/lib/queries/transfer'
import { transferAddress } from './transfer-address'
import { TransferStateTag } from './transfer-state'
import { TransferSteps } from './transfer-steps'
import s from './transfer.module.css'

const AdmitDialog = dynamic(() => import('./admit-dialog').then((file) => file.AdmitDialog))

/** What comes and what goes, with the next step on each row. */
export function TransferList() {
  const t = useTranslations('transfer')
  const common = useTranslations('common')
  const { asked, narrow, pages } = useListAddress(transferAddress)
  const { direction } = asked
  const list = useQuery(transferListQuery(askedIn(asked)))
  const { data } = list
  const columns = useColumnsShown('transfers', useColumns(data?.today ?? ''))
  const [admitting, setAdmitting] = useState(false)
  const countOf = (key: 'in' | 'out') => (data === undefined || data.open[key] === 0 ? undefined : String(data.open[key]))
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            <ButtonLink href="/members">{t('back')}</ButtonLink>
            <ExportButton right="roster.export" path="/api/transfers/file" filters={{ direction }} columns={columns} total={data?.total} />
            {data?.mayAdmit ? <Button onClick={() => setAdmitting(true)}>{t('admit.open')}</Button> : null}
          </>
        }
      />
      <ListPanel
        query={list}
        tools="transfers"
        caption={t('caption')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        empty={<Empty title={t(`empty.${direction}`)} hint={t(`emptyHint.${direction}`)} />}
        pager={
          data === undefined
            ? undefined
            : { text: data.total.exact ? t('total', { count: data.total.count }) : common('ofMany'), ...pages(data.next) }
        }
        tabs={
          <Segmented
            label={t('direction')}
            value={direction}
            onChange={(value) => narrow({ direction: value === 'out' ? 'out' : 'in' })}
            items={transferDirections.map((key) => ({ value: key, label: t(key), count: countOf(key) }))}
          />
        }
      />
      {admitting && data !== undefined ? <AdmitDialog today={data.today} onClose={() => setAdmitting(false)} /> : null}
    </>
  )
}

function useColumns(today: string): Column<TransferRow>[] {
  const t = useTranslations('transfer')
  return [
    {
      key: 'who',
      header: t('columns.who'),
      interactive: true,
      render: (row) => (
        <span className={s.who}>
          {row.personId === null ? <span>{row.name}</span> : <TextLink href={`/members/${row.personId}`}>{row.name}</TextLink>}
          {row.stage === null ? null : <StageTag stage={row.stage} />}
          {row.phoneMask === null ? null : <MaskedText value={row.phoneMask} />}
        </span>
      ),
    },
    {
      key: 'route',
      header: t('columns.route'),
      bare: true,
      priority: 1,
      render: (row) => t('route', { from: row.fromName, to: row.toName }),
    },
    {
      key: 'letter',
      header: t('columns.letter'),
      bare: true,
      priority: 1,
      render: (row) => (
        <span className={s.letter}>
          <span>{row.letterNumber}</span>
          <small>{t('sent', { day: row.sentOn })}</small>
          {row.state === 'sent' ? <small>{t('until', { day: row.validUntil })}</small> : null}
        </span>
      ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      bare: true,
      priority: 1,
      render: (row) => <TransferStateTag row={row} today={today} />,
    },
    {
      key: 'actions',
      screenOnly: true,
      header: t('columns.actions'),
      interactive: true,
      bare: true,
      priority: 1,
      render: (row) => <TransferSteps row={row} today={today} />,
    },
  ]
}
