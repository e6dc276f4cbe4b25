import { and, eq, inArray } from 'drizzle-orm'
import type { Basis } from '@/domain/basis'
import type { IndicatorKey } from '@/domain/indicators'
import type { OrgNumbers } from '@/domain/org-page'
import type { Month } from '@/domain/month'
import { sumOf } from '../expressions'
import type { ReadKit } from '../read'

type Sum = { num: number; den: number }

/** The cells of a month at an organisation and below it. */
export async function numbersOf(kit: ReadKit, orgId: string, month: Month, basis: Basis): Promise<OrgNumbers> {
  const cell = kit.from.cellBelow(basis)
  const rows = await kit
    .select({ indicator: cell.indicator, cut: cell.cut, num: sumOf(cell.num), den: sumOf(cell.den) })
    .from(cell)
    .where(and(eq(cell.ancestorId, orgId), eq(cell.month, month)))
    .groupBy(cell.indicator, cell.cut)
  const sumBy = (indicator: IndicatorKey, cut?: string): Sum | null => {
    const found = rows.filter((row) => row.indicator === indicator && (cut === undefined || row.cut === cut))
    return found.length === 0 ? null : found.reduce((sum, row) => ({ num: sum.num + row.num, den: sum.den + row.den }), { num: 0, den: 0 })
  }
  const stock = (indicator: IndicatorKey, cut?: string) => sumBy(indicator, cut)?.num ?? 0
  const attendance = sumBy('attendance')
  const duties = sumBy('duties')
  return {
    formal: stock('members_formal'),
    presence: stock('members_presence'),
    fullFormal: stock('members_formal', 'full'),
    fullPresence: stock('members_presence', 'full'),
    drivers: stock('member_drivers'),
    basic: stock('orgs'),
    stations: stock('stations'),
    visits: sumBy('station_visits')?.num ?? null,
    activities: stock('activities'),
    attendance: attendance === null ? null : { present: attendance.num, expected: attendance.den },
    duties: duties === null ? null : { done: duties.num, due: duties.den },
  }
}

const memberStocks = ['members_formal', 'members_presence', 'orgs'] as const satisfies readonly IndicatorKey[]
type Stocks = Record<(typeof memberStocks)[number], number>

/** Per visible organisation the members at it and below it in a month, and how many basic-level ones it covers. */
export async function stocksByOrg(kit: ReadKit, month: Month, basis: Basis): Promise<ReadonlyMap<string, Stocks>> {
  const cell = kit.from.cellBelow(basis)
  const rows = await kit
    .select({ orgId: cell.ancestorId, indicator: cell.indicator, num: sumOf(cell.num) })
    .from(cell)
    .where(and(eq(cell.month, month), inArray(cell.indicator, [...memberStocks])))
    .groupBy(cell.ancestorId, cell.indicator)
  const stocks = new Map<string, Stocks>()
  for (const row of rows) {
    const held = stocks.get(row.orgId) ?? { members_formal: 0, members_presence: 0, orgs: 0 }
    const key = memberStocks.find((name) => name === row.indicator)
    if (key !== undefined) held[key] = row.num
    stocks.set(row.orgId, held)
  }
  return stocks
}
