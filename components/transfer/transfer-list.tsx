'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { StageTag } from '@/components/member/member-tags'
import { ExportButton } from '@/components/list/export-button'
import { ButtonLink } from '@/components/ui/button-link'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MaskedText } from '@/components/ui/masked-text'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/text-link'
import { useCursor } from '@/components/ui/use-cursor'
import type { TransferRow } from '@/domain/transfer'
import { transferDirections } from '@/domain/transfer-words'
import { ApiError } from '@/lib/api'
import { transferListQuery } from '@/lib/queries/transfer'
import { TransferStateTag } from './transfer-state'
import { TransferSteps } from './transfer-steps'
import s from './transfer.module.css'

const AdmitDialog = dynamic(() => import('./admit-dialog').then((file) => file.AdmitDialog))

const address = { direction: parseAsStringLiteral(transferDirections).withDefault('in'), cursor: parseAsString }

/** What comes and what goes, with the next step on each row. */
export function TransferList() {
  const t = useTranslations('transfer')
  const common = useTranslations('common')
  const [{ direction, cursor }, ask] = useQueryStates(address, { history: 'push', scroll: false })
  const step = useCursor(cursor, (next) => void ask({ cursor: next }, { scroll: true }))
  const list = useQuery(transferListQuery({ direction, cursor: cursor ?? undefined }))
  const { data } = list
  const columns = useColumns(data?.today ?? '')
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
      <div className={s.tabs}>
        <Segmented
          label={t('direction')}
          value={direction}
          onChange={(value) => void ask({ direction: value === 'out' ? 'out' : 'in', cursor: null })}
          items={transferDirections.map((key) => ({ value: key, label: t(key), count: countOf(key) }))}
        />
      </div>
      <div className={s.panel}>
        {list.isError && data === undefined ? (
          <Failed
            code={list.error instanceof ApiError ? list.error.id : undefined}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        ) : (
          <DataTable
            caption={t('caption')}
            columns={columns}
            rows={data?.items ?? []}
            rowKey={(row) => row.id}
            loading={data === undefined}
            busy={list.isPlaceholderData}
            empty={<Empty title={t(`empty.${direction}`)} hint={t(`emptyHint.${direction}`)} />}
            footer={
              data === undefined ? null : (
                <Pager
                  text={data.total.exact ? t('total', { count: data.total.count }) : common('ofMany')}
                  previous={step.previous}
                  next={step.next(data.next)}
                />
              )
            }
          />
        )}
      </div>
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
