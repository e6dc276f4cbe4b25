import { Button, Checkbox } from '@mantine/core'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { StageTag } from '@/components/member/member-tags'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Denied } from '@/components/ui/denied'
import { Empty } from '@/components/ui/empty'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { EnterpriseDetail } from '@/domain/enterprise'
import { unionStates } from '@/domain/enterprise-words'

const UnionDialog = dynamic(() => import('@/components/union/union-dialog').then((file) => file.UnionDialog))

type Employed = NonNullable<EnterpriseDetail['employed']>
type Row = Employed['items'][number]

/** Who names an enterprise as their employer; several can enter the union at once. */
export function EnterpriseEmployed({ enterprise: { employed, mayEdit } }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('enterprise.employed')
  if (employed === null)
    return (
      <Card title={t('title')}>
        <Denied />
      </Card>
    )
  return <People employed={employed} mayEdit={mayEdit} />
}

function People({ employed, mayEdit }: { employed: Employed; mayEdit: boolean }) {
  const t = useTranslations('enterprise.employed')
  const union = useTranslations('union')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const columns = useColumns(mayEdit ? { chosen, toggle } : null)
  return (
    <Card
      title={t('title')}
      meta={t('meta', { count: employed.count })}
      flush={employed.count > 0}
      actions={
        chosen.length === 0 ? null : (
          <Button size="sm" onClick={() => setAsking(true)}>
            {union('join.drivers', { count: chosen.length })}
          </Button>
        )
      }
      footer={
        employed.count > employed.items.length ? <span>{t('all', { shown: employed.items.length, count: employed.count })}</span> : null
      }
    >
      <DataTable
        caption={t('title')}
        rows={employed.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/members/${row.id}`}
        empty={<Empty title={t('none')} hint={t('noneHint')} />}
        columns={columns}
      />
      {asking ? (
        <UnionDialog change={{ enterpriseId: null, personIds: chosen }} onClose={() => setAsking(false)} onDone={() => setChosen([])}>
          {union('join.people', { count: chosen.length })}
        </UnionDialog>
      ) : null}
    </Card>
  )
}

type Choice = { chosen: readonly string[]; toggle: (id: string) => void }

function useColumns(choice: Choice | null): Column<Row>[] {
  const t = useTranslations('enterprise.employed')
  const none = useTranslations('ui')('none')
  const words = useWords()
  const columns: Column<Row>[] = [
    { key: 'name', header: t('columns.name'), render: (row) => row.name },
    { key: 'stage', header: t('columns.stage'), bare: true, priority: 1, render: (row) => <StageTag stage={row.stage} /> },
    { key: 'place', header: t('columns.place'), priority: 2, render: (row) => row.place ?? none },
    {
      key: 'union',
      header: t('columns.union'),
      bare: true,
      priority: 1,
      render: (row) => <Tag tone={row.inUnion ? 'ok' : 'line'}>{words(unionStates[row.inUnion ? 'in' : 'out'])}</Tag>,
    },
  ]
  if (choice === null) return columns
  return [
    ...columns,
    {
      key: 'choose',
      header: t('columns.choose'),
      align: 'end',
      bare: true,
      interactive: true,
      priority: 1,
      render: (row) =>
        row.inUnion ? null : (
          <Checkbox
            aria-label={t('choose', { name: row.name })}
            checked={choice.chosen.includes(row.id)}
            onChange={() => choice.toggle(row.id)}
          />
        ),
    },
  ]
}
