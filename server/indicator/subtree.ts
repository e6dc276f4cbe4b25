import { and, asc, eq, gt, gte, inArray, isNull, lte, or, type AnyColumn, type SQL } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import type { CellSum } from '@/domain/cell-book'
import type { IndicatorKey } from '@/domain/indicators'
import { lastDay, monthOf, type Day, type Month } from '@/domain/month'
import type { OrgKind, OrgLevel } from '@/domain/org-words'
import { sumOf } from '../expressions'
import type { ReadKit } from '../read'

export type SubtreeOrg = {
  id: string
  name: string
  level: OrgLevel
  kind: OrgKind
  regionCode: string
  foundedOn: Day
  dissolvedOn: Day | null
  parentId: string | null
  depth: number
}

/** An organisation with all that stands below it today, in the order of the tree. */
export type Subtree = { here: SubtreeOrg; orgs: readonly SubtreeOrg[] }

type Span = { validFrom: AnyColumn; validTo: AnyColumn }

/** Rows of the tree that hold on a day. */
const validOn = (span: Span, day: Day): SQL | undefined => and(lte(span.validFrom, day), or(isNull(span.validTo), gt(span.validTo, day)))

/** Rows of the closure below an organisation today, itself included. */
export const isBelow = (closure: Span & { ancestorId: AnyColumn }, orgId: string, today: Day): SQL | undefined =>
  and(eq(closure.ancestorId, orgId), validOn(closure, today))

/** The subtree of an organisation inside the caller's place; without one, of the highest that the caller sees. */
export async function subtreeOf(kit: ReadKit, orgId: string | undefined): Promise<Subtree> {
  const { select, from, today } = kit
  const { closure, org, link } = from
  const top = from.org
  const start =
    orgId === undefined
      ? inArray(closure.ancestorId, select({ id: top.id }).from(top).orderBy(asc(top.level), asc(top.sort), asc(top.id)).limit(1))
      : eq(closure.ancestorId, orgId)
  const orgs = await select({
    id: org.id,
    name: org.name,
    level: org.level,
    kind: org.kind,
    regionCode: org.regionCode,
    foundedOn: org.foundedOn,
    dissolvedOn: org.dissolvedOn,
    parentId: link.parentId,
    depth: closure.depth,
  })
    .from(closure)
    .innerJoin(org, eq(org.id, closure.orgId))
    .leftJoin(link, and(eq(link.childId, org.id), validOn(link, today)))
    .where(and(start, validOn(closure, today)))
    .orderBy(asc(closure.depth), asc(org.sort), asc(org.id))
  const here = orgs[0]
  if (here === undefined || here.depth !== 0) throw new AppError('not_found')
  return { here, orgs }
}

/** Cells added over a subtree: one row an indicator, month and cut. */
export async function subtreeSums(
  kit: ReadKit,
  orgId: string,
  keys: readonly IndicatorKey[],
  months: { from: Month; to: Month },
): Promise<CellSum[]> {
  const { cell, closure } = kit.from
  return kit
    .select({ indicator: cell.indicator, month: cell.month, cut: cell.cut, num: sumOf(cell.num), den: sumOf(cell.den) })
    .from(cell)
    .innerJoin(closure, eq(closure.orgId, cell.orgId))
    .where(
      and(isBelow(closure, orgId, kit.today), inArray(cell.indicator, [...keys]), gte(cell.month, months.from), lte(cell.month, months.to)),
    )
    .groupBy(cell.indicator, cell.month, cell.cut)
}

export type PlaceSum = CellSum & { place: string | null }

/** Cells added by region, or by the organisations directly below (null: the organisation's own). */
export async function placeSums(
  kit: ReadKit,
  orgId: string,
  by: 'region' | 'org',
  keys: readonly IndicatorKey[],
  months: { from: Month; to: Month },
): Promise<PlaceSum[]> {
  const { select, from, today } = kit
  const { cell, closure } = from
  const where = and(
    isBelow(closure, orgId, today),
    inArray(cell.indicator, [...keys]),
    gte(cell.month, months.from),
    lte(cell.month, months.to),
  )
  const sums = { indicator: cell.indicator, month: cell.month, cut: cell.cut, num: sumOf(cell.num), den: sumOf(cell.den) }
  if (by === 'region') {
    return select({ place: cell.regionCode, ...sums })
      .from(cell)
      .innerJoin(closure, eq(closure.orgId, cell.orgId))
      .where(where)
      .groupBy(cell.regionCode, cell.indicator, cell.month, cell.cut)
  }
  const first = from.closure
  const under = from.closure
  const children = select({ id: first.orgId })
    .from(first)
    .where(and(isBelow(first, orgId, today), eq(first.depth, 1)))
  const child = select({ memberId: under.orgId, childId: under.ancestorId })
    .from(under)
    .where(and(inArray(under.ancestorId, children), validOn(under, today)))
    .as('child_view')
  return select({ place: child.childId, ...sums })
    .from(cell)
    .innerJoin(closure, eq(closure.orgId, cell.orgId))
    .leftJoin(child, eq(child.memberId, cell.orgId))
    .where(where)
    .groupBy(child.childId, cell.indicator, cell.month, cell.cut)
}

/** Whether an organisation stood on a month's stock day. */
export const stoodOn = (org: SubtreeOrg, day: Day): boolean => org.foundedOn <= day && (org.dissolvedOn === null || org.dissolvedOn > day)

/** The chosen month, never one to come, with the day up to which its numbers reach. */
export function monthView(wanted: Month | undefined, today: Day): { month: Month; running: boolean; asOf: Day } {
  const now = monthOf(today)
  const month = wanted === undefined || wanted > now ? now : wanted
  return { month, running: month === now, asOf: month === now ? today : lastDay(month) }
}
