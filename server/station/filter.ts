import { and, eq, gt, inArray, isNull, lte, or, type AnyColumn, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Day } from '@/domain/month'
import { treeDay, type Basis } from '@/domain/basis'
import type { Month } from '@/domain/month'
import type { StationKind } from '@/domain/station-words'
import { holdsOn } from '../expressions'
import type { ReadKit } from '../read'

type Filter = {
  basis: Basis
  month?: Month | undefined
  org?: string | undefined
  region?: string | undefined
  kind?: StationKind | undefined
}
type Columns = { orgId: SQLWrapper; regionCode: SQLWrapper; kind: SQLWrapper }

type Span = { openedOn: AnyColumn; closedOn: AnyColumn }

/** Not closed by a day, though perhaps not open yet. */
export const notClosedOn = ({ closedOn }: Pick<Span, 'closedOn'>, day: Day): SQL | undefined => or(isNull(closedOn), gt(closedOn, day))
/** Open on a day, as the indicator of stations counts them. */
export const openOn = (span: Span, day: Day): SQL | undefined => and(lte(span.openedOn, day), notClosedOn(span, day))

/** Organisation means its subtree, as it stands or stood by the month's basis; a caller who sees no tree (a keeper) asks for the organisation alone. */
export function stationConditions(kit: ReadKit, columns: Columns, filter: Filter): (SQL | undefined)[] {
  return [
    filter.org === undefined
      ? undefined
      : kit.can('org.read')
        ? inArray(columns.orgId, subtree(filter.org))
        : eq(columns.orgId, filter.org),
    filter.region === undefined ? undefined : eq(columns.regionCode, filter.region),
    filter.kind === undefined ? undefined : eq(columns.kind, filter.kind),
  ]

  function subtree(org: string) {
    const { closure } = kit.from
    const day = treeDay(filter, kit.today)
    return kit
      .select({ id: closure.orgId })
      .from(closure)
      .where(and(eq(closure.ancestorId, org), holdsOn(closure.validFrom, closure.validTo, day)))
  }
}
