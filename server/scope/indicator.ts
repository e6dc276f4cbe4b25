import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { figure, indicatorCell } from '@/db/schema/indicator'
import { orgClosure } from '@/db/schema/org'
import { closedMonth, periodClose } from '@/db/schema/period'
import type { Basis } from '@/domain/basis'
import type { Day } from '@/domain/month'
import { insideOrg, type Scope } from './place'

/** Indicator cells, closed months, and figures that stand elsewhere. */
export function indicatorViews({ db, today, place }: Scope) {
  return {
    /**
     * Cells under each visible organisation, by the tree of the month's end or by that of today. What has left a
     * place since keeps its past totals there, and shows nothing else.
     */
    cellBelow(basis: Basis) {
      const monthEnd = sql`least((${indicatorCell.month} + interval '1 month')::date - 1, ${today}::date)`
      const day = basis === 'now' ? sql`${today}::date` : monthEnd
      return db
        .select({
          ancestorId: orgClosure.ancestorId,
          orgId: indicatorCell.orgId,
          indicator: indicatorCell.indicator,
          month: indicatorCell.month,
          regionCode: indicatorCell.regionCode,
          cut: indicatorCell.cut,
          num: indicatorCell.num,
          den: indicatorCell.den,
          treeDay: sql<Day>`${day}`.as('tree_day'),
        })
        .from(indicatorCell)
        .innerJoin(
          orgClosure,
          and(
            eq(orgClosure.line, 'industry'),
            eq(orgClosure.orgId, indicatorCell.orgId),
            lte(orgClosure.validFrom, day),
            or(isNull(orgClosure.validTo), gt(orgClosure.validTo, day)),
          ),
        )
        .where(insideOrg(orgClosure.ancestorId, place('indicator.read'), today))
        .as('cell_below_view')
    },
    get cell() {
      return db
        .select()
        .from(indicatorCell)
        .where(insideOrg(indicatorCell.orgId, place('indicator.read'), today))
        .as('cell_view')
    },
    /** Published and census figures speak of regions, not of rows: open to whoever sees indicators. */
    get figure() {
      place('indicator.read')
      return db.select().from(figure).as('figure_view')
    },
    /** The months that are closed for visible organisations, and since when. */
    get closedMonth() {
      return db
        .select({ orgId: closedMonth.orgId, month: closedMonth.month, closedAt: periodClose.closedAt })
        .from(closedMonth)
        .innerJoin(periodClose, eq(periodClose.id, closedMonth.closeId))
        .where(insideOrg(closedMonth.orgId, place('org.read'), today))
        .as('closed_month_view')
    },
  }
}
