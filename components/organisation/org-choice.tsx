'use client'

import { TextInput } from '@mantine/core'
import { IconCheck, IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import type { OrgNode } from '@/domain/org'
import { aboveOf, countOf, foundIn, openedAtFirst, rowsOf } from '@/domain/org-tree'
import s from './org-picker.module.css'

interface OrgChoiceProps {
  nodes: readonly OrgNode[] | undefined
  value: string | null
  onChoose: (org: string | null) => void
  /** Shown until there are any. */
  children: ReactNode
}

/** Stands for no organisation in particular. */
const everything = ''
const none: readonly OrgNode[] = []

/**
 * A tree to choose one organisation from. The focus stays in the search field, which names the row that the arrows have
 * come to: up and down go through the rows, right and left open and fold, Enter chooses.
 */
export function OrgChoice({ nodes: told, value, onChoose, children }: OrgChoiceProps) {
  const t = useTranslations('organisation.filter')
  const tree = useId()
  const [q, setQ] = useState('')
  const nodes = told ?? none
  const [turned, setTurned] = useState<ReadonlySet<string>>()
  const open = useMemo(() => turned ?? new Set([...openedAtFirst(nodes), ...aboveOf(nodes, value)]), [turned, nodes, value])
  const [active, setActive] = useState(value ?? everything)
  const filter = { q: q.trim(), kind: null, group: null }
  const searching = filter.q !== ''
  const rows = useMemo(() => rowsOf(nodes, { q: q.trim(), kind: null, group: null }, open), [nodes, q, open])
  const ids = [...(searching ? [] : [everything]), ...rows.map(({ node }) => node.id)]
  const rowId = (id: string) => `${tree}${id}`
  const choose = (id: string) => onChoose(id === everything ? null : id)
  useEffect(() => {
    document.getElementById(`${tree}${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [tree, active, told])

  function search(text: string) {
    setQ(text)
    const [first] = foundIn(nodes, { ...filter, q: text.trim() })
    setActive(text.trim() === '' ? (value ?? everything) : (first?.id ?? everything))
  }
  function unfold(id: string, opened: boolean) {
    const next = new Set(open)
    if (opened) next.add(id)
    else next.delete(id)
    setTurned(next)
  }
  function step(by: 1 | -1) {
    const next = ids[(ids.indexOf(active) + by + ids.length) % ids.length]
    if (next !== undefined) setActive(next)
  }
  /** Right opens, left folds or goes up; in a search they move the caret, since all that is found stands open. */
  function turn(opening: boolean) {
    const row = rows.find(({ node }) => node.id === active)
    if (row === undefined) return
    if (row.parent && row.open !== opening) unfold(active, opening)
    else if (opening) step(1)
    else setActive(row.node.parentId ?? everything)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (ids.includes(active) ? choose(active) : undefined),
    ...(searching ? {} : { ArrowRight: () => turn(true), ArrowLeft: () => turn(false) }),
  }
  function key(event: KeyboardEvent) {
    const act = event.nativeEvent.isComposing ? undefined : keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    <>
      <TextInput
        size="sm"
        data-autofocus
        role="combobox"
        aria-label={t('search')}
        aria-haspopup="tree"
        aria-expanded={told !== undefined}
        aria-controls={tree}
        aria-autocomplete="list"
        aria-activedescendant={ids.includes(active) ? rowId(active) : undefined}
        placeholder={t('search')}
        maxLength={50}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={q}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={key}
      />
      {told === undefined ? (
        children
      ) : (
        <>
          <p role="status" className={s.found}>
            {searching ? t('found', { count: countOf(nodes, filter) }) : null}
          </p>
          {/* The field keeps the focus: what is pressed here is chosen and never focused. */}
          <ul id={tree} role="tree" aria-label={t('label')} className={s.tree} onMouseDown={(event) => event.preventDefault()}>
            {searching ? null : (
              <Row
                id={rowId(everything)}
                level={1}
                chosen={value === null}
                active={active === everything}
                onChoose={() => choose(everything)}
              >
                {t('all')}
              </Row>
            )}
            {rows.map(({ node, depth, parent, open: opened }) => (
              <Row
                key={node.id}
                id={rowId(node.id)}
                level={depth + 1}
                opened={parent ? opened : undefined}
                chosen={node.id === value}
                active={node.id === active}
                onChoose={() => choose(node.id)}
                onTurn={searching ? undefined : () => unfold(node.id, !opened)}
              >
                {node.name}
              </Row>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface RowProps {
  id: string
  level: number
  /** Whether what is below is shown; undefined where nothing is. */
  opened?: boolean | undefined
  chosen: boolean
  active: boolean
  onChoose: () => void
  onTurn?: (() => void) | undefined
  children: string
}

function Row({ id, level, opened, chosen, active, onChoose, onTurn, children }: RowProps) {
  const indent: CSSProperties & Record<'--level', number> = { '--level': level - 1 }
  const Chevron = opened === true ? IconChevronDown : IconChevronRight
  return (
    <li
      id={id}
      role="treeitem"
      aria-level={level}
      aria-expanded={opened}
      aria-selected={chosen}
      data-active={active || undefined}
      className={s.row}
      style={indent}
      onClick={onChoose}
    >
      <span
        className={s.turn}
        aria-hidden
        onClick={(event) => {
          if (opened === undefined || onTurn === undefined) return
          event.stopPropagation()
          onTurn()
        }}
      >
        {opened === undefined ? null : <Chevron size={16} stroke={1.6} />}
      </span>
      <span className={s.name}>{children}</span>
      {chosen ? <IconCheck size={16} stroke={1.6} aria-hidden /> : null}
    </li>
  )
}
