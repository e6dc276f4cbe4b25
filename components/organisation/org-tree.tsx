'use client'

import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs'
import { useMemo, useState, type CSSProperties } from 'react'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { regionName } from '@/components/region/region-words'
import type { TerritoryChoice } from '@/components/territory/territory-dialog'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import Link from '@/components/ui/link'
import { PageTitle } from '@/components/ui/page-title'
import { PastChip } from '@/components/ui/past-chip'
import { Segmented } from '@/components/ui/segmented'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { Basis } from '@/domain/basis'
import type { OrgNode } from '@/domain/org'
import { countOf, isFiltered, openedAtFirst, rowsOf, subtreeOf, type TreeRow } from '@/domain/org-tree'
import { driverGroupKeys, driverGroups, orgKindKeys, orgKinds, orgLevels, orgLines, treeLineKeys } from '@/domain/org-words'
import { addressOf } from '@/lib/api'
import { orgTreeQuery } from '@/lib/queries/org'
import s from './org-tree.module.css'
import { optionsOf } from './org-words'

const TerritoryDialog = dynamic(() => import('@/components/territory/territory-dialog').then((file) => file.TerritoryDialog))

const address = {
  under: parseAsString,
  q: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(orgKindKeys),
  group: parseAsStringLiteral(driverGroupKeys),
  line: parseAsStringLiteral(treeLineKeys),
}

type TreeProps = { month: string | undefined; basis: Basis | undefined; past: string | undefined; monthLabel: string }

/** The visible organisations along a line with a month's members; search and filters stand in the address. */
export function OrgTree({ month, basis, past, monthLabel }: TreeProps) {
  const t = useTranslations('organisation.tree')
  const title = useTranslations('organisation')('title')
  const words = useWords()
  const [{ under, line, ...filter }, ask] = useQueryStates(address, { history: 'replace' })
  const tree = useQuery(orgTreeQuery({ month, basis, line: line ?? undefined }))
  const [named, setNamed] = useState<TerritoryChoice | null>(null)
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
  const territorial = line === 'territory'
  const count = territorial ? nodes.filter((node) => node.level === 'basic').length : nodes.length
  const unplaced = nodes.filter((node) => node.parentId === null && node.level === 'basic').length
  const mayCreate = tree.data?.mayCreate === true
  const columns = useColumnsShown(
    'organisations',
    useColumns({ month, onToggle: filtered ? undefined : toggle, onName: mayCreate ? setNamed : undefined }),
  )
  const create =
    mayCreate && territorial ? (
      <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setNamed({ id: null })}>
        {t('createTerritory')}
      </Button>
    ) : mayCreate ? (
      <ButtonLink href="/organisations/new" variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
        {t('create')}
      </ButtonLink>
    ) : null
  return (
    <div className={s.tree}>
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
        subtitle={t('subtitle', { line: words(orgLines[line ?? 'industry']), month: monthLabel, count })}
        actions={
          <>
            <ExportButton
              right="list.export"
              path="/api/organisations/file"
              filters={{ under, month, basis, line, ...filter }}
              columns={columns}
              total={tree.data === undefined ? undefined : { count: countOf(nodes, filter), exact: true }}
            />
            {create}
          </>
        }
      />
      <ListPanel
        query={tree}
        tools="organisations"
        filterLabel={t('filter')}
        caption={t('caption')}
        columns={columns}
        rows={tree.data === undefined ? undefined : rows}
        rowKey={({ node }) => node.id}
        head={
          nodes.length < 2 || rows.length === 0 ? null : (
            <div className={s.bar}>
              <span role="status">{filtered ? t('found', { count: countOf(nodes, filter) }) : null}</span>
              {filtered ? null : (
                <Button size="sm" onClick={() => setChosen(new Set(allOpen ? [] : nodes.map((node) => node.id)))}>
                  {allOpen ? t('foldAll') : t('expandAll')}
                </Button>
              )}
            </div>
          )
        }
        empty={
          filtered || under !== null ? (
            <Empty title={t('empty')} hint={t('emptyHint')} />
          ) : (
            <Empty title={t('none')} hint={t('noneHint')} action={create} />
          )
        }
        footer={
          <p className={s.note}>
            {t(territorial ? 'territoryNote' : 'note')}
            {territorial && unplaced > 0 ? t('unplaced', { count: unplaced }) : null}
            {territorial && unplaced > 0 && mayCreate ? t('unplacedHint') : null}
          </p>
        }
      >
        <Segmented
          label={t('line')}
          value={line ?? 'industry'}
          items={treeLineKeys.map((key) => ({ value: key, label: words(orgLines[key]) }))}
          onChange={(key) => {
            setChosen(null)
            void ask({ line: key === 'territory' ? 'territory' : null, under: null })
          }}
        />
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
      </ListPanel>
      {named === null ? null : <TerritoryDialog territory={named} onClose={() => setNamed(null)} />}
    </div>
  )
}

type Handlers = {
  month: string | undefined
  onToggle: ((id: string) => void) | undefined
  /** Opens the dialog that corrects a committee of the territory. */
  onName: ((territory: TerritoryChoice) => void) | undefined
}

function useColumns(handlers: Handlers): Column<TreeRow>[] {
  const t = useTranslations('organisation.tree.columns')
  const none = useTranslations('ui')('none')
  const words = useWords()
  const format = useFormatter()
  return [
    { key: 'name', header: t('name'), render: (row) => <Name row={row} {...handlers} /> },
    {
      key: 'kind',
      header: t('kind'),
      bare: true,
      render: ({ node }) => <Tag tone={toneOf(node)}>{words(isTerritory(node) ? orgLevels.territory : orgKinds[node.kind])}</Tag>,
    },
    {
      key: 'group',
      header: t('group'),
      priority: 2,
      render: ({ node }) => (node.driverGroup === null ? none : words(driverGroups[node.driverGroup])),
    },
    { key: 'region', header: t('region'), priority: 2, render: ({ node }) => regionName(node.regionCode, words) },
    { key: 'founded', header: t('founded'), priority: 3, render: ({ node }) => (isTerritory(node) ? none : node.foundedOn) },
    {
      key: 'basic',
      header: t('basic'),
      align: 'end',
      priority: 2,
      render: ({ node }) => (node.level === 'basic' ? none : format.number(node.basic)),
    },
    { key: 'formal', header: t('formal'), align: 'end', render: ({ node }) => format.number(node.formal) },
    {
      key: 'presence',
      header: t('presence'),
      align: 'end',
      render: ({ node }) => <span className={s.kept}>{format.number(node.presence)}</span>,
    },
  ]
}

const isTerritory = (node: Pick<OrgNode, 'level'>) => node.level === 'territory'

function Name({ row: { node, parent, open, depth }, month, onToggle, onName }: Handlers & { row: TreeRow }) {
  const t = useTranslations('organisation.tree')
  const Chevron = open ? IconChevronDown : IconChevronRight
  const indent: CSSProperties & Record<'--depth', number> = { '--depth': depth }
  return (
    <span className={s.name} style={indent}>
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
      {isTerritory(node) ? (
        <>
          <span className={s.territory}>{node.name}</span>
          {onName === undefined ? null : (
            <button
              type="button"
              className={s.toggle}
              aria-label={t('rename', { name: node.name })}
              onClick={() => onName({ id: node.id })}
            >
              <IconPencil size={16} stroke={1.6} aria-hidden />
            </button>
          )}
        </>
      ) : (
        <Link href={addressOf(`/organisations/${node.id}`, { month })} className={s.link}>
          {node.name}
        </Link>
      )}
    </span>
  )
}

/** Mobile and cloud branches, the ones that the city is about, carry the brand's colour; no verdict is meant. */
export const toneOf = (node: Pick<OrgNode, 'kind'>) =>
  node.kind === 'mobile_branch' || node.kind === 'cloud_branch' ? 'brand' : node.kind === 'industry_committee' ? 'line' : 'neutral'
