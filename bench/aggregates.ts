import { and, eq, type SQL } from 'drizzle-orm'
import { isDeepStrictEqual } from 'node:util'
import type { Pool } from 'pg'
import * as z from 'zod'
import type { IndicatorKey } from '@/domain/indicators'
import { monthOf } from '@/domain/month'
import { sumOf } from '@/server/expressions'
import { isBelow } from '@/server/indicator/subtree'
import type { ReadKit } from '@/server/read'
import type { Client } from './client'
import { alone, compared, type Line } from './line'
import { alternate, duration } from './rounds'

const rounds = 7
const repeats = 20
const requests = 60

/** The fastest that was found: by station first, so that few rows are joined. */
const directTraffic = `
select to_char(month, 'YYYY-MM') as key, s.region_code as region, sum(num)::float8 as num
from (select station_id, date_trunc('month', day::timestamp) as month, sum(count) as num from reading group by 1, 2) sums
join station s on s.id = sums.station_id group by 1, 2`
const directMembers = `
select m.stage::text as key, o.region_code as region, count(*)::float8 as num
from membership m join org o on o.id = m.org_id
where m.superseded_at is null and m.valid_from <= $1 and (m.valid_to is null or m.valid_to > $1)
  and m.stage in ('probationary', 'full') and m.standing = 'normal' group by 1, 2`

const rowsSchema = z.array(z.object({ key: z.string(), region: z.string(), num: z.number() }))
type Rows = z.output<typeof rowsSchema>
type Statement = { text: string; values: unknown[] }

/** Numbers over a city from indicator cells beside the same numbers from the rows, over the same driver; and the whole page. */
export async function measureAggregates(kit: ReadKit, cityId: string, pool: Pool, product: Client): Promise<Line[]> {
  const traffic = await sides(pool, 'traffic', cellsBy(kit, cityId, 'station_visits', 'month'), { text: directTraffic, values: [] })
  const members = await sides(pool, 'members', cellsBy(kit, cityId, 'members_formal', 'cut'), { text: directMembers, values: [kit.today] })
  const counted = z
    .array(z.object({ readings: z.int(), members: z.int() }))
    .parse(
      (
        await pool.query(
          'select (select count(*) from reading)::int as readings, (select count(*) from membership where superseded_at is null)::int as members',
        )
      ).rows,
    )
  return [
    compared('traffic by month × district, cells', 'ms', traffic, 0.1, `“bare”: SQL over ${counted[0]?.readings ?? 0} readings`),
    compared('members by district × stage, cells', 'ms', members, 0.1, `“bare”: SQL over ${counted[0]?.members ?? 0} dated rows`),
    alone('whole dashboard of the city over HTTP, p50', 'ms', await duration(requests, () => product.get('/api/dashboard')), null),
  ]
}

/** The product's query of cells below an organisation, by district and by month (all) or stage (this month). */
function cellsBy({ select, from, today }: ReadKit, orgId: string, indicator: IndicatorKey, by: 'month' | 'cut') {
  const { cell, closure } = from
  const month: SQL | undefined = by === 'cut' ? eq(cell.month, monthOf(today)) : undefined
  const key = cell[by]
  return select({ key, region: cell.regionCode, num: sumOf(cell.num) })
    .from(cell)
    .innerJoin(closure, eq(closure.orgId, cell.orgId))
    .where(and(isBelow(closure, orgId, today), eq(cell.indicator, indicator), month))
    .groupBy(key, cell.regionCode)
}

/** Both sides are plain statements of one pool, as the product sends them; they must agree before they are timed. */
async function sides(pool: Pool, name: string, cells: ReturnType<typeof cellsBy>, direct: Statement) {
  const { sql, params } = cells.toSQL()
  const [ours, theirs] = [await cells, (await pool.query(direct)).rows].map((rows) => sorted(rowsSchema.parse(rows)))
  if (!isDeepStrictEqual(ours, theirs)) throw new Error(`cells and rows disagree about ${name}`)
  const run = (statement: Statement) => () => duration(repeats, () => pool.query(statement))
  return alternate(rounds, run({ text: sql, values: params }), run(direct))
}

const sorted = (rows: Rows): Rows => rows.toSorted((a, b) => `${a.key} ${a.region}`.localeCompare(`${b.key} ${b.region}`))
