import { and, asc, eq, gte, inArray, lte, or, sql, type AnyColumn, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Basis } from '@/domain/basis'
import { AppError } from '@/domain/errors'
import type { CellSum } from '@/domain/cell-book'
import type { IndicatorKey } from '@/domain/indicators'
import { lastDay, monthOf, type Day, type Month } from '@/domain/month'
import { hasEnded, type OrgKind, type OrgLevel } from '@/domain/org-words'
import { childOrOwn, holdsOn, sumOf } from '../expressions'
import type { ReadKit } from '../read'

export type SubtreeOrg = {
  id: string
  name: string
  level: OrgLevel
  kind: OrgKind
  regionCode: string
  foundedOn: Day
  dissolvedOn: Day | null
  committeeSince: Day | null
  parentId: string | null
  depth: number
}

/** An organisation with all that stands below it today, in the order of the tree. */
export type Subtree = { here: SubtreeOrg; orgs: readonly SubtreeOrg[] }

type Span = { validFrom: SQLWrapper; validTo: SQLWrapper }

/** Rows of the tree that hold on a day. */
const validOn = (span: Span, day: Day | SQLWrapper): SQL => holdsOn(span.validFrom, span.validTo, day)

/** Rows of the closure below an organisation on a day, itself included. */
export const isBelow = (closure: Span & { ancestorId: AnyColumn }, orgId: string, day: Day): SQL | undefined =>
  and(eq(closure.ancestorId, orgId), validOn(closure, day))

/**
 * The subtree of an organisation inside the caller's place, as it stood on a day; without one, of the highest that the
 * caller sees. One that was not founded yet then is told as it stands today.
 */
export async function subtreeOf(kit: ReadKit, orgId: string | undefined, day: Day = kit.today): Promise<Subtree> {
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
    committeeSince: org.committeeSince,
    parentId: link.parentId,
    depth: closure.depth,
  })
    .from(closure)
    .innerJoin(org, eq(org.id, closure.orgId))
    .leftJoin(link, and(eq(link.childId, org.id), validOn(link, day)))
    .where(and(start, validOn(closure, day)))
    .orderBy(asc(closure.depth), asc(org.sort), asc(org.id))
  const here = orgs[0]
  if (here !== undefined && here.depth === 0) return { here, orgs }
  if (day < today) return subtreeOf(kit, orgId)
  throw new AppError('not_found')
}

/** Some indicators over some months. */
type Wanted = { keys: readonly IndicatorKey[]; from: Month; to: Month }

/** Cells added over a subtree: one row an indicator, month and cut. */
export async function subtreeSums(kit: ReadKit, orgId: string, wanted: readonly Wanted[], basis: Basis): Promise<CellSum[]> {
  const cell = kit.from.cellBelow(basis)
  const cells = wanted.map(({ keys, from, to }) => and(inArray(cell.indicator, [...keys]), gte(cell.month, from), lte(cell.month, to)))
  return kit
    .select({ indicator: cell.indicator, month: cell.month, cut: cell.cut, num: sumOf(cell.num), den: sumOf(cell.den) })
    .from(cell)
    .where(and(eq(cell.ancestorId, orgId), or(...cells)))
    .groupBy(cell.indicator, cell.month, cell.cut)
}

/** What stood below then and is out of sight now: its numbers stay, its name does not. */
export const movedOut = 'moved_out'
/** `place` is a region, an organisation, null for the organisation's own, or `movedOut`. */
export type PlaceSum = CellSum & { place: string | null }

/** Cells added by region, or by the organisations directly below. */
export async function placeSums(
  kit: ReadKit,
  orgId: string,
  by: 'region' | 'org',
  keys: readonly IndicatorKey[],
  months: { from: Month; to: Month },
  basis: Basis,
): Promise<PlaceSum[]> {
  const { select, from } = kit
  const cell = from.cellBelow(basis)
  const where = and(
    eq(cell.ancestorId, orgId),
    inArray(cell.indicator, [...keys]),
    gte(cell.month, months.from),
    lte(cell.month, months.to),
  )
  const sums = { indicator: cell.indicator, month: cell.month, cut: cell.cut, num: sumOf(cell.num), den: sumOf(cell.den) }
  if (by === 'region') {
    return select({ place: cell.regionCode, ...sums })
      .from(cell)
      .where(where)
      .groupBy(cell.regionCode, cell.indicator, cell.month, cell.cut)
  }
  const first = from.closure
  const under = from.closure
  const visible = from.org
  const children = select({ id: first.orgId, validFrom: first.validFrom, validTo: first.validTo })
    .from(first)
    .where(and(eq(first.ancestorId, orgId), eq(first.depth, 1)))
    .as('children')
  const child = select({
    childId: sql<string>`${children.id}`.as('child_id'),
    childFrom: sql<Day>`${children.validFrom}`.as('child_from'),
    childTo: sql<Day | null>`${children.validTo}`.as('child_to'),
    memberId: under.orgId,
    validFrom: under.validFrom,
    validTo: under.validTo,
  })
    .from(children)
    .innerJoin(under, eq(under.ancestorId, children.id))
    .as('child_view')
  const place = childOrOwn(cell.orgId, orgId, visible.id, movedOut)
  return select({ place: place.as('place'), ...sums })
    .from(cell)
    .leftJoin(
      child,
      and(
        eq(child.memberId, cell.orgId),
        validOn(child, cell.treeDay),
        validOn({ validFrom: child.childFrom, validTo: child.childTo }, cell.treeDay),
      ),
    )
    .leftJoin(visible, eq(visible.id, child.childId))
    .where(where)
    .groupBy(sql`1`, cell.indicator, cell.month, cell.cut)
}

/** Whether an organisation stood on a month's stock day. */
export const stoodOn = (org: SubtreeOrg, day: Day): boolean => org.foundedOn <= day && !hasEnded(org, day)

/** The chosen month, never one to come, with the day up to which its numbers reach. */
export function monthView(wanted: Month | undefined, today: Day): { month: Month; running: boolean; asOf: Day } {
  const now = monthOf(today)
  const month = wanted === undefined || wanted > now ? now : wanted
  return { month, running: month === now, asOf: month === now ? today : lastDay(month) }
}
