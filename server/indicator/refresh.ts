import { sql, type SQL } from 'drizzle-orm'
import * as z from 'zod'
import { indicatorCell } from '@/db/schema/indicator'
import type { Connection } from '@/db/open'
import type { IndicatorKey } from '@/domain/indicators'
import { firstDay, firstOpenMonth, monthOf, monthsFrom, type Day, type Month } from '@/domain/month'
import type { Settings } from '@/domain/setting'
import { openOf } from '../period/closed'
import { currentSettings } from '../setting/current'
import { dutyCells } from './duties'
import { measures } from './measures'
import { pairsOf, sources, type Pair, type Source, type Touch } from './window'

/** Shared by every touched refresh, exclusive to a rebuild: the two never interleave. */
const rebuildLock = 7_246_002
const chunk = 5_000

/** Held by whoever recomputes some cells, to the end of the transaction: what is open then stays open until it ends. */
export async function counting(db: Connection): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock_shared(${rebuildLock})`)
}
/** Held by whoever recomputes all of them, or closes a month. */
export async function closing(db: Connection): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${rebuildLock})`)
}

function windowOf(pairs: readonly Pair[], today: Day): SQL {
  const orgs = sql.param(pairs.map((pair) => pair.orgId))
  const months = sql.param(pairs.map((pair) => firstDay(pair.month)))
  return sql`w as materialized (select org_id, first_day as month, first_day, (first_day + interval '1 month')::date as next_first,
    least((first_day + interval '1 month')::date - 1, ${today}::date) as as_of
    from unnest(${orgs}::uuid[], ${months}::date[]) as pair(org_id, first_day))`
}

/** Recomputes every cell of one source for the pairs: the one code path of a touched refresh and of a rebuild. */
async function recompute(db: Connection, source: Source, pairs: readonly Pair[], settings: Settings, today: Day): Promise<void> {
  const own = measures(settings, today).filter((measure) => measure.source === source)
  const keys: IndicatorKey[] =
    source === 'activity' ? [...own.map((measure) => measure.indicator), 'duties'] : own.map((measure) => measure.indicator)
  const w = windowOf(pairs, today)
  await db.execute(sql`with ${w} delete from ${indicatorCell} c using w
    where c.org_id = w.org_id and c.month = w.month and c.indicator in (${sql.join(
      keys.map((key) => sql`${key}`),
      sql`, `,
    )})`)
  const rows = own.map(
    ({ indicator, rows }) => sql`select ${indicator}::text, x.* from (${rows}) as x(org_id, month, region_code, cut, num, den)`,
  )
  await db.execute(
    sql`with ${w} insert into ${indicatorCell} (indicator, org_id, month, region_code, cut, num, den) ${sql.join(rows, sql` union all `)}`,
  )
  if (source !== 'activity') return
  const duties = await dutyCells(db, pairs, settings, today)
  for (let start = 0; start < duties.length; start += chunk) {
    await db.insert(indicatorCell).values(duties.slice(start, start + chunk).map((cell) => ({ indicator: 'duties', ...cell })))
  }
}

/**
 * Recomputes the cells that a command touched, inside its transaction. One writer an (source, organisation,
 * month): a second waits at the lock and then counts the first one's rows too. Locks are taken in one sorted
 * pass, so two commands never wait for each other in a ring.
 */
export async function refresh(db: Connection, touches: readonly Touch[], settings: Settings, today: Day): Promise<void> {
  if (touches.length === 0) return
  await counting(db)
  const asked = await pairsOf(db, touches, today)
  const open = new Set((await openOf(db, [...asked.values()].flat())).map(({ orgId, month }) => `${orgId} ${month}`))
  const bySource = [...asked].map(([source, pairs]) => [source, pairs.filter(({ orgId, month }) => open.has(`${orgId} ${month}`))] as const)
  const names = bySource.flatMap(([source, pairs]) => pairs.map(({ orgId, month }) => `${source} ${orgId} ${month}`)).sort()
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${sql.param(names)}::text[]) with ordinality as t(name, n) order by n`,
  )
  for (const [source, pairs] of bySource) await recompute(db, source, pairs, settings, today)
}

const orgIds = z.array(z.object({ id: z.uuid() }))
const lastOpened = z.array(z.object({ day: z.string().nullable() }))

async function everyPair(db: Connection, months: readonly Month[]): Promise<Pair[]> {
  const orgs = orgIds.parse((await db.execute(sql`select id from org`)).rows)
  return orgs.flatMap(({ id }) => months.map((month) => ({ orgId: id, month })))
}

async function recomputeAll(db: Connection, months: readonly Month[], settings: Settings, today: Day): Promise<void> {
  const pairs = await openOf(db, await everyPair(db, months))
  await recountPairs(db, pairs, settings, today)
}

/** Recomputes the cells of every open month. Older and closed ones stay as they were. */
export async function rebuild(db: Connection, settings: Settings, today: Day): Promise<void> {
  await closing(db)
  await recomputeAll(db, monthsFrom(firstOpenMonth(today), monthOf(today)), settings, today)
  await db.execute(sql`insert into rollover (day) values (${today}) on conflict do nothing`)
}

/** As `rebuild`, by the settings in force once no other writer of cells is under way: two changes at once both count. */
export async function recount(db: Connection, today: Day): Promise<void> {
  await closing(db)
  await rebuild(db, await currentSettings(db), today)
}

/** Recomputes every cell of some pairs as of a day. */
export async function recountPairs(db: Connection, pairs: readonly Pair[], settings: Settings, asOf: Day): Promise<void> {
  for (const source of sources) await recompute(db, source, pairs, settings, asOf)
}

/**
 * Opens the cells of a new day: stocks and the share reported move with the calendar, not only with writes.
 * The first time it opens every month. Idempotent and safe to run anywhere at any time; returns whether there
 * was something to do.
 */
export async function rollOver(db: Connection, settings: Settings, today: Day): Promise<boolean> {
  const done = await db.execute(sql`select from rollover where day = ${today}`)
  if (done.rows.length > 0) return false
  await closing(db)
  const latest = lastOpened.parse((await db.execute(sql`select max(day)::text as day from rollover`)).rows)[0]?.day
  const opened = await db.execute(sql`insert into rollover (day) values (${today}) on conflict do nothing returning day`)
  if (opened.rows.length === 0) return false
  if (latest !== undefined && latest !== null) await db.execute(sql`select day_opens(${latest})`)
  await recomputeAll(db, monthsFrom(latest?.slice(0, 7) ?? firstOpenMonth(today), monthOf(today)), settings, today)
  return true
}
