'use client'

import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { ExportButton } from '@/components/list/export-button'
import Link from '@/components/ui/link'
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs'
import { useMemo, useState, type CSSProperties } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/class-names'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageTitle } from '@/components/ui/page-title'
import { PastChip } from '@/components/ui/past-chip'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { Basis } from '@/domain/basis'
import type { OrgNode } from '@/domain/org'
import { countOf, isFiltered, openedAtFirst, rowsOf, subtreeOf, type TreeRow } from '@/domain/org-tree'
import { driverGroupKeys, driverGroups, orgKindKeys, orgKinds } from '@/domain/org-words'
import { addressOf, ApiError } from '@/lib/api'
import { orgTreeQuery } from '@/lib/queries/org'
import s from './org-tree.module.css'
import { optionsOf, regionName } from './org-words'

const address = {
  under: parseAsString,
  q: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(orgKindKeys),
  group: parseAsStringLiteral(driverGroupKeys),
}

/** The columns of the tree, as its file has them. */
const fileColumns = ['name', 'kind', 'group', 'region', 'founded', 'basic', 'formal', 'presence'].map((key) => ({ key }))

type TreeProps = { month: string | undefined; basis: Basis | undefined; past: string | undefined; monthLabel: string }

/** The visible organisations on the 行业 line with a month's members; search and filters stand in the address. */
export function OrgTree({ month, basis, past, monthLabel }: TreeProps) {
  const t = useTranslations('organisation.tree')
  const title = useTranslations('organisation')('title')
  const words = useWords()
  const tree = useQuery(orgTreeQuery({ month, basis }))
  const [{ under, ...filter }, ask] = useQueryStates(address, { history: 'replace' })
  const [, setMonth] = useQueryState('month', { shallow: false, history: 'push' })
  const all = useMemo(() => tree.data?.items ?? [], [tree.data])
  const nodes = useMemo(() => subtreeOf(all, under), [all, under])
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const open = useMemo(() => chosen ?? new Set(openedAtFirst(nodes)), [chosen, nodes])
  const rows = useMemo(() => rowsOf(nodes, filter, open), [nodes, filter, open])
  const filtered = isFiltered(filter)
  const allOpen = nodes.every((node) => open.has(node.id))

  function toggle(id: string) {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const create =
    tree.data?.mayCreate === true ? (
      <ButtonLink href="/organisations/new" variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
        {t('create')}
      </ButtonLink>
    ) : null
  return (
    <>
      <PageTitle
        title={title}
        tags={
          <>
            <PastChip month={past} onRemove={() => void setMonth(null)} />
            {nodes[0] === undefined || nodes.length === all.length ? null : (
              <Chip removeLabel={t('whole')} onRemove={() => void ask({ under: null })}>
                {t('under', { name: nodes[0].name })}
              </Chip>
            )}
          </>
        }
        subtitle={t('subtitle', { month: monthLabel, count: nodes.length })}
        actions={
          <>
            <ExportButton
              right="list.export"
              path="/api/organisations/file"
              filters={{ under, month, basis, ...filter }}
              columns={fileColumns}
              total={tree.data === undefined ? undefined : { count: countOf(nodes, filter), exact: true }}
            />
            {create}
          </>
        }
      />
      <FilterBar label={t('filter')}>
        <SearchField
          label={t('search')}
          placeholder={t('search')}
          value={filter.q}
          onCommit={(q) => void ask({ q: q === '' ? null : q })}
        />
        <SelectFilter
          label={t('kind')}
          allLabel={t('all')}
          value={filter.kind}
          options={optionsOf(orgKinds, orgKindKeys, words)}
          onChange={(kind) => void ask({ kind: orgKindKeys.find((key) => key === kind) ?? null })}
        />
        <SelectFilter
          label={t('group')}
          allLabel={t('all')}
          value={filter.group}
          options={optionsOf(driverGroups, driverGroupKeys, words)}
          onChange={(group) => void ask({ group: driverGroupKeys.find((key) => key === group) ?? null })}
        />
      </FilterBar>
      <div className={s.panel} aria-busy={tree.isPlaceholderData || undefined}>
        {tree.isError && tree.data === undefined ? (
          <Failed
            code={tree.error instanceof ApiError ? tree.error.id : undefined}
            onRetry={() => void tree.refetch()}
            retrying={tree.isFetching}
          />
        ) : tree.data === undefined ? (
          <div className={s.waiting}>
            <Skeleton rows={8} />
          </div>
        ) : rows.length === 0 ? (
          filtered ? (
            <Empty title={t('empty')} hint={t('emptyHint')} />
          ) : (
            <Empty title={t('none')} hint={t('noneHint')} action={create} />
          )
        ) : (
          <>
            {nodes.length < 2 ? null : (
              <div className={s.bar}>
                <span role="status">{filtered ? t('found', { count: countOf(nodes, filter) }) : null}</span>
                {filtered ? null : (
                  <Button size="sm" onClick={() => setChosen(new Set(allOpen ? [] : nodes.map((node) => node.id)))}>
                    {allOpen ? t('foldAll') : t('expandAll')}
                  </Button>
                )}
              </div>
            )}
            <Table rows={rows} month={month} onToggle={filtered ? undefined : toggle} />
            <p className={s.note}>{t('note')}</p>
          </>
        )}
      </div>
    </>
  )
}

type TableProps = { rows: readonly TreeRow[]; month: string | undefined; onToggle: ((id: string) => void) | undefined }

function Table({ rows, month, onToggle }: TableProps) {
  const t = useTranslations('organisation.tree')
  return (
    <table className={s.table} role="table">
      <caption className={s.caption}>{t('caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('columns.name')}
          </th>
          <th scope="col" role="columnheader">
            {t('columns.kind')}
          </th>
          <th scope="col" role="columnheader" className={s.wide}>
            {t('columns.group')}
          </th>
          <th scope="col" role="columnheader" className={s.wide}>
            {t('columns.region')}
          </th>
          <th scope="col" role="columnheader" className={s.wider}>
            {t('columns.founded')}
          </th>
          <th scope="col" role="columnheader" className={cx(s.end, s.wide)}>
            {t('columns.basic')}
          </th>
          <th scope="col" role="columnheader" className={s.end}>
            {t('columns.formal')}
          </th>
          <th scope="col" role="columnheader" className={s.end}>
            {t('columns.presence')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.node.id} row={row} month={month} onToggle={onToggle} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  row: { node, depth, parent, open },
  month,
  onToggle,
}: {
  row: TreeRow
  month: string | undefined
  onToggle: TableProps['onToggle']
}) {
  const t = useTranslations('organisation.tree')
  const words = useWords()
  const format = useFormatter()
  const indent: CSSProperties & Record<'--depth', number> = { '--depth': depth }
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <tr role="row" className={s.row}>
      <td role="cell" className={s.name} style={indent}>
        {parent && onToggle !== undefined ? (
          <button
            type="button"
            className={s.toggle}
            aria-expanded={open}
            aria-label={open ? t('fold', { name: node.name }) : t('expand', { name: node.name })}
            onClick={() => onToggle(node.id)}
          >
            <Chevron size={16} stroke={1.6} aria-hidden />
          </button>
        ) : (
          <span className={s.toggle} aria-hidden />
        )}
        <Link href={addressOf(`/organisations/${node.id}`, { month })} className={s.link}>
          {node.name}
        </Link>
      </td>
      <td role="cell">
        <Tag tone={toneOf(node)}>{words(orgKinds[node.kind])}</Tag>
      </td>
      <td role="cell" className={s.wide}>
        {node.driverGroup === null ? '—' : words(driverGroups[node.driverGroup])}
      </td>
      <td role="cell" className={s.wide}>
        {regionName(node.regionCode, words)}
      </td>
      <td role="cell" className={s.wider}>
        {node.foundedOn}
      </td>
      <td role="cell" className={cx(s.end, s.wide)}>
        {node.level === 'basic' ? '—' : format.number(node.basic)}
      </td>
      <td role="cell" className={s.end} data-label={t('columns.formal')}>
        {format.number(node.formal)}
      </td>
      <td role="cell" className={cx(s.end, s.kept)} data-label={t('columns.presence')}>
        {format.number(node.presence)}
      </td>
    </tr>
  )
}

/** Mobile and cloud branches, the ones that the city is about, carry the brand's colour; no verdict is meant. */
export const toneOf = (node: Pick<OrgNode, 'kind'>) =>
  node.kind === 'mobile_branch' || node.kind === 'cloud_branch' ? 'brand' : node.kind === 'industry_committee' ? 'line' : 'neutral'
