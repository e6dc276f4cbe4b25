import { sql, type AnyColumn, type SQL } from 'drizzle-orm'

/** The few SQL expressions that reads need beyond Drizzle's own; they name columns of scoped views only. */
export const countRows = (): SQL<number> => sql<number>`count(*)::int`
export const sumOf = (column: AnyColumn | SQL): SQL<number> => sql<number>`coalesce(sum(${column}), 0)::float8`
export const maxDay = (column: AnyColumn | SQL): SQL<string | null> => sql<string | null>`max(${column})::text`

/** A name in the order of Chinese dictionaries (pinyin), as the indexes have it. */
export const byName = (column: AnyColumn | SQL): SQL => sql`${column} collate "zh-x-icu"`

/** Rows after a keyset cursor: (a, b) > (x, y), in the order of the columns. */
export function after(columns: readonly (AnyColumn | SQL)[], values: readonly (string | number)[], direction: 'up' | 'down' = 'up'): SQL {
  const left = sql.join([...columns], sql`, `)
  const right = sql.join(values.map((value) => sql`${value}`), sql`, `)
  return direction === 'up' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`
}

/** Whether an array column holds a value. */
export const holds = (column: AnyColumn | SQL, value: string): SQL => sql`${value} = any(${column}::text[])`
