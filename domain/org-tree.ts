import type { OrgNode } from './org'
import type { DriverGroup, OrgKind } from './org-words'

export type TreeRow = { node: OrgNode; depth: number; parent: boolean; open: boolean }
export type TreeFilter = { q: string; kind: OrgKind | null; group: DriverGroup | null }

type Below = ReadonlyMap<string | null, readonly OrgNode[]>

function belowOf(nodes: readonly OrgNode[]): Below {
  const below = new Map<string | null, OrgNode[]>()
  for (const node of nodes) below.set(node.parentId, [...(below.get(node.parentId) ?? []), node])
  return below
}

/** An organisation and what stands below it, itself as the top; every organisation when none is named. */
export function subtreeOf(nodes: readonly OrgNode[], under: string | null): readonly OrgNode[] {
  if (under === null) return nodes
  const below = belowOf(nodes)
  const walk = (node: OrgNode): OrgNode[] => [node, ...(below.get(node.id) ?? []).flatMap(walk)]
  return nodes.filter((node) => node.id === under).flatMap((node) => walk({ ...node, parentId: null }))
}

const meets = (node: OrgNode, { q, kind, group }: TreeFilter) =>
  (q === '' || node.name.toLowerCase().includes(q.toLowerCase())) &&
  (kind === null || (node.kind === kind && node.level !== 'territory')) &&
  (group === null || node.driverGroup === group)

export const isFiltered = ({ q, kind, group }: TreeFilter): boolean => q !== '' || kind !== null || group !== null

/** How many organisations meet the filter themselves, without those shown as the way to them. */
export const countOf = (nodes: readonly OrgNode[], filter: TreeFilter): number => nodes.filter((node) => meets(node, filter)).length

/** Those that meet the filter, in the order of the tree. */
export function foundIn(nodes: readonly OrgNode[], filter: TreeFilter): OrgNode[] {
  const every = new Set(nodes.map((node) => node.id))
  return rowsOf(nodes, filter, every).flatMap(({ node }) => (meets(node, filter) ? [node] : []))
}

/** The rows to draw: what is open, or with a filter what meets it and the way up from there. */
export function rowsOf(nodes: readonly OrgNode[], filter: TreeFilter, open: ReadonlySet<string>): TreeRow[] {
  const below = belowOf(nodes)
  const filtered = isFiltered(filter)
  const walk = (node: OrgNode, depth: number): TreeRow[] => {
    const children = below.get(node.id) ?? []
    const opened = filtered || open.has(node.id)
    const inner = opened ? children.flatMap((child) => walk(child, depth + 1)) : []
    if (filtered && inner.length === 0 && !meets(node, filter)) return []
    return [{ node, depth, parent: children.length > 0 && (!filtered || inner.length > 0), open: opened }, ...inner]
  }
  return (below.get(null) ?? []).flatMap((node) => walk(node, 0))
}

/** What is open at first: the top, and what is below it where that is little. */
export function openedAtFirst(nodes: readonly OrgNode[]): string[] {
  const tops = nodes.filter((node) => node.parentId === null)
  return (nodes.length <= 40 ? nodes : tops).map((node) => node.id)
}

/** The organisations above one, the nearest first: open, they show where it stands. */
export function aboveOf(nodes: readonly OrgNode[], id: string | null): string[] {
  const parentId = nodes.find((node) => node.id === id)?.parentId ?? null
  return parentId === null ? [] : [parentId, ...aboveOf(nodes, parentId)]
}

type Territory = Omit<OrgNode, 'parentId' | 'formal' | 'presence' | 'basic'>

const nothing = { formal: 0, presence: 0, basic: 0 }

/**
 * The basic level under the committees of the territory that have any of it or are drawn without, by each one's own link;
 * what stands below another organisation stays there. A committee's numbers are the sums of what is shown below it.
 */
export function underTerritories(
  nodes: readonly OrgNode[],
  territories: readonly Territory[],
  links: ReadonlyMap<string, string>,
  drawnEmpty: (territory: Territory) => boolean,
): OrgNode[] {
  const basics = new Map(nodes.flatMap((node) => (node.level === 'basic' ? [[node.id, node]] : [])))
  const known = new Set(territories.map(({ id }) => id))
  const settled = [...basics.values()].map((node): OrgNode => {
    if (node.parentId !== null && basics.has(node.parentId)) return node
    const above = links.get(node.id)
    return { ...node, parentId: above !== undefined && known.has(above) ? above : null }
  })
  const sums = new Map<string, { formal: number; presence: number; basic: number }>()
  for (const { parentId, formal, presence, basic } of settled) {
    for (let at = parentId ?? undefined; at !== undefined && known.has(at); at = links.get(at)) {
      const sum = sums.get(at) ?? nothing
      sums.set(at, { formal: sum.formal + formal, presence: sum.presence + presence, basic: sum.basic + basic })
    }
  }
  const shown = territories.flatMap((territory): OrgNode[] => {
    const sum = sums.get(territory.id) ?? (drawnEmpty(territory) ? nothing : undefined)
    return sum === undefined ? [] : [{ ...territory, ...sum, parentId: links.get(territory.id) ?? null }]
  })
  return [...shown, ...settled]
}
