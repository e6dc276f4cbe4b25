import { sql, type AnyColumn, type SQL, type SQLWrapper } from 'drizzle-orm'

/** The few SQL expressions that reads need beyond Drizzle's own; they name columns of scoped views only. */
export const countRows = (): SQL<number> => sql<number>`count(*)::int`
export const sumOf = (column: AnyColumn | SQL | SQL.Aliased): SQL<number> => sql<number>`coalesce(sum(${column}), 0)::float8`
/** A name in the order of Chinese dictionaries (pinyin), as the indexes have it. */
export const byName = (column: AnyColumn | SQL | SQL.Aliased): SQL => sql`${column} collate "zh-x-icu"`

/** Rows after a keyset cursor: (a, b) > (x, y), in the order of the columns. */
export function after(
  columns: readonly (AnyColumn | SQL | SQL.Aliased)[],
  values: readonly (string | number)[],
  direction: 'up' | 'down' = 'up',
): SQL {
  const left = sql.join([...columns], sql`, `)
  const right = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
  return direction === 'up' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`
}

/** Whether a column is among the values of a subquery, which is planned and run by itself, once and first. */
export const among = (column: AnyColumn, values: SQLWrapper): SQL => sql`${column} = any(array${values})`

/** Whether an array column holds a value. */
export const holds = (column: AnyColumn | SQL, value: string): SQL => sql`${value} = any(${column}::text[])`

/** How many rows of a group meet a condition. */
export const countWhere = (condition: SQL | undefined): SQL<number> => sql<number>`(count(*) filter (where ${condition ?? sql`true`}))::int`
/** The sum, and the number of different values, over the rows of a group that meet a condition. */
export const sumWhere = (column: AnyColumn | SQL, condition: SQL | undefined): SQL<number> =>
  sql<number>`coalesce(sum(${column}) filter (where ${condition ?? sql`true`}), 0)::float8`
export const distinctWhere = (column: AnyColumn | SQL | SQL.Aliased, condition: SQL | undefined): SQL<number> =>
  sql<number>`(count(distinct ${column}) filter (where ${condition ?? sql`true`}))::int`
/** How many rows of a group have the column filled. */
export const countFilled = (column: AnyColumn | SQL | SQL.Aliased): SQL<number> => sql<number>`count(${column})::int`

/** The first of two columns that is filled. */
export const firstFilled = (first: SQLWrapper, second: SQLWrapper): SQL => sql`coalesce(${first}, ${second})`

/** Whether something that holds from a day until before another holds on a day. */
export const holdsOn = (from: SQLWrapper, to: SQLWrapper, day: string | SQLWrapper): SQL =>
  sql`(${from} <= ${day} and (${to} is null or ${to} > ${day}))`

/** Where a row of an organisation is told: null for the organisation itself, the child that it lies in, or a word for one out of sight. */
export const childOrOwn = (org: AnyColumn, own: string, child: AnyColumn, outOfSight: string): SQL<string | null> =>
  sql<string | null>`case when ${org} = ${own}::uuid then null else coalesce(${child}::text, ${outOfSight}) end`

/** The condition of a lateral join, which carries its own. */
export const always = (): SQL => sql`true`
export const never = (): SQL => sql`false`

/** Whether a text holds another, whatever its case; % and _ are letters like any other. */
export const containsText = (column: AnyColumn | SQL, text: string): SQL => sql`${column} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`

/** Whether a text begins with another; an index of text patterns answers it. */
export const beginsWith = (column: AnyColumn | SQL | SQL.Aliased, text: string): SQL =>
  sql`${column} like ${`${text.replace(/[\\%_]/g, '\\$&')}%`}`

/** The latest day of a group. */
export const latestOf = (column: AnyColumn | SQL): SQL<string | null> => sql<string | null>`max(${column})::text`

/** The middle value of a group, null when it is empty. */
export const medianOf = (column: AnyColumn | SQL): SQL<number | null> =>
  sql<number | null>`percentile_cont(0.5) within group (order by ${column})::float8`

/** The month `YYYY-MM` of a day. */
export const monthOfDay = (column: AnyColumn | SQL): SQL<string> => sql<string>`to_char(${column}, 'YYYY-MM')`

/** How many days from `first` to `last`, both included, something open from one day until before another is open. */
export const daysOpen = (openedOn: AnyColumn, closedOn: AnyColumn, first: string, last: string): SQL<number> =>
  sql<number>`greatest(0, least(${last}::date, coalesce(${closedOn} - 1, 'infinity'::date)) - greatest(${first}::date, ${openedOn}) + 1)::int`

/** An instant to the microsecond, for a cursor: the driver's own form ends at the millisecond. */
export const exactInstant = (column: AnyColumn | SQL): SQL<string> => sql<string>`${column}::text`

/** Whether two columns together are one of some pairs of texts; the second column is a day or a text. */
export function amongPairs(
  [first, second]: readonly [AnyColumn | SQL, AnyColumn | SQL],
  pairs: readonly (readonly [string, string])[],
): SQL {
  const [firsts, seconds] = [0, 1].map((at) => sql.param(pairs.map((pair) => pair[at])))
  return sql`(${first}, ${second}::text) in (select * from unnest(${firsts}::text[], ${seconds}::text[]))`
}

/** Whether a JSON column holds all of a value. */
export const holdsJson = (column: AnyColumn | SQL, value: unknown): SQL => sql`${column} @> ${JSON.stringify(value)}::jsonb`

/** Whether an id is one of many: one parameter, however many they are. */
export const oneOf = (column: AnyColumn | SQL, ids: readonly string[]): SQL => sql`${column} = any(${sql.param([...ids])}::uuid[])`

/** Whether a hash is one of many: one parameter, however many they are. */
export const amongHashes = (column: AnyColumn | SQL | SQL.Aliased, hashes: readonly Buffer[]): SQL =>
  sql`${column} = any(${sql.param([...hashes])}::bytea[])`

/** Rows told apart by each of some columns by itself, in one pass over them: the column's name, its value, and what to group by. */
export function byEach(columns: Readonly<Record<string, SQLWrapper>>): { name: SQL<string>; value: SQL<string | null>; sets: SQL } {
  const all = Object.values(columns)
  const names = Object.entries(columns).map(([name, column]) => sql`when grouping(${column}) = 0 then ${name}`)
  // The columns that a row is not told by are null in it.
  const values = all.map((column) => sql`${column}::text`)
  const sets = all.map((column) => sql`(${column})`)
  return {
    name: sql<string>`case ${sql.join(names, sql` `)} end`,
    value: sql<string | null>`coalesce(${sql.join(values, sql`, `)})`,
    sets: sql`grouping sets (${sql.join(sets, sql`, `)})`,
  }
}
