'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import type { GroupRow } from '@/domain/party-group'
import { ApiError, send } from '@/lib/api'
import { groupQuery } from '@/lib/queries/org'
import s from './group.module.css'

const GroupDialog = dynamic(() => import('./group-dialog').then((module) => module.GroupDialog), { ssr: false })

type Step = { what: 'create' } | { what: 'edit' | 'end'; group: GroupRow }

/** The groups inside a branch: who is in which, and what can be done about it. */
export function GroupCard({ orgId }: { orgId: string }) {
  const t = useTranslations('group')
  const query = useQuery(groupQuery(orgId))
  const [step, setStep] = useState<Step | null>(null)
  const columns = useColumns(query.data?.mayEdit === true ? setStep : undefined)
  const { data } = query
  const close = () => setStep(null)
  return (
    <Card
      title={t('title')}
      meta={t('meta')}
      flush
      actions={data?.mayEdit === true ? <Button onClick={() => setStep({ what: 'create' })}>{t('create')}</Button> : undefined}
    >
      {query.isError && data === undefined ? (
        <FailedQuery query={query} />
      ) : (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={data?.groups ?? []}
          rowKey={(row) => row.id}
          loading={data === undefined}
          empty={<Empty title={t('none')} hint={t('noneHint')} />}
        />
      )}
      {data === undefined || step === null || step.what === 'end' ? null : (
        <GroupDialog orgId={orgId} state={data} group={step.what === 'edit' ? step.group : undefined} onClose={close} />
      )}
      {step !== null && step.what === 'end' ? <EndGroup group={step.group} today={data?.today ?? ''} onClose={close} /> : null}
    </Card>
  )
}

function EndGroup({ group, today, onClose }: { group: GroupRow; today: string; onClose: () => void }) {
  const t = useTranslations('group')
  const errors = useTranslations('errors')
  const queries = useQueryClient()
  const ending = useMutation({
    mutationFn: () => send('POST', `/api/groups/${group.id}/end`, { version: group.version, from: today }),
    onSuccess: async () => {
      notifications.show({ message: t('saved.end') })
      onClose()
      await queries.invalidateQueries({ queryKey: ['org'] })
    },
  })
  const error = ending.isError ? (ending.error instanceof ApiError ? ending.error.message : errors('unavailable')) : undefined
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('dialog.end', { name: group.name })}
      confirmLabel={t('dissolve')}
      onConfirm={() => ending.mutate()}
      pending={ending.isPending}
      error={error}
    >
      {t('dialog.endText')}
    </ConfirmDialog>
  )
}

function useColumns(onStep: ((step: Step) => void) | undefined): Column<GroupRow>[] {
  const t = useTranslations('group')
  const format = useFormatter()
  return [
    { key: 'name', header: t('columns.name'), render: (row) => row.name },
    { key: 'count', header: t('columns.count'), priority: 1, align: 'end', render: (row) => format.number(row.people.length) },
    { key: 'people', header: t('columns.people'), priority: 2, render: (row) => row.people.map((person) => person.name).join('、') },
    { key: 'from', header: t('columns.from'), priority: 3, render: (row) => row.from },
    ...(onStep === undefined
      ? []
      : [
          {
            key: 'steps',
            header: '',
            bare: true,
            priority: 1 as const,
            render: (row: GroupRow) => (
              <span className={s.ways}>
                <Button size="xs" onClick={() => onStep({ what: 'edit', group: row })}>
                  {t('edit')}
                </Button>
                <Button size="xs" onClick={() => onStep({ what: 'end', group: row })}>
                  {t('dissolve')}
                </Button>
              </span>
            ),
          },
        ]),
  ]
}
