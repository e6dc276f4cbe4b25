import { IconPlus } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { regionName } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { OrgDetail, OrgNode } from '@/domain/org'
import { orgKinds } from '@/domain/org-words'
import { addressOf } from '@/lib/api'
import { toneOf } from './org-tree'

/** What stands directly below, with its numbers. */
export function OrgChildren({ org, items, month }: { org: OrgDetail; items: readonly OrgNode[]; month: string | undefined }) {
  const t = useTranslations('organisation.children')
  const create = useTranslations('organisation.head')('create')
  const columns = useColumns(org.level === 'city')
  return (
    <Card title={t('title')} meta={t('meta')} flush>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        rowHref={(row) => addressOf(`/organisations/${row.id}`, { month })}
        empty={
          <Empty
            title={t('none')}
            hint={t('noneHint')}
            action={
              org.mayEdit ? (
                <ButtonLink href={`/organisations/new?parent=${org.id}`} icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
                  {create}
                </ButtonLink>
              ) : null
            }
          />
        }
      />
    </Card>
  )
}

function useColumns(withBasic: boolean): Column<OrgNode>[] {
  const t = useTranslations('organisation.tree.columns')
  const words = useWords()
  const format = useFormatter()
  return [
    { key: 'name', header: t('name'), render: (row) => row.name },
    { key: 'kind', header: t('kind'), bare: true, priority: 1, render: (row) => <Tag tone={toneOf(row)}>{words(orgKinds[row.kind])}</Tag> },
    { key: 'region', header: t('region'), priority: 3, render: (row) => regionName(row.regionCode, words) },
    { key: 'founded', header: t('founded'), priority: 3, render: (row) => row.foundedOn },
    ...(withBasic
      ? [
          {
            key: 'basic',
            header: t('basic'),
            align: 'end' as const,
            priority: 2 as const,
            render: (row: OrgNode) => format.number(row.basic),
          },
        ]
      : []),
    { key: 'formal', header: t('formal'), align: 'end', priority: 1, render: (row) => format.number(row.formal) },
    { key: 'presence', header: t('presence'), align: 'end', priority: 1, render: (row) => format.number(row.presence) },
  ]
}
