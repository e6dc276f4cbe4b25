import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { ClientBase } from 'pg'

const batch = 10_000

/**
 * Inserts rows that all have the same keys, ten thousand a statement, as one JSON parameter:
 * several times faster than a list of values and without the limit on parameters.
 */
export async function insertAll<T extends PgTable>(client: ClientBase, table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = getTableColumns<PgTable>(table)
  const keys = Object.keys(first)
  const names = keys.map((key) => {
    const column = columns[key]
    if (column === undefined) throw new Error(`${getTableName(table)} has no column ${key}`)
    return column.name
  })
  const list = names.map((name) => `"${name}"`).join(', ')
  const statement = `insert into "${getTableName(table)}" (${list}) select ${list} from json_populate_recordset(null::"${getTableName(table)}", $1::json)`
  for (let from = 0; from < rows.length; from += batch) {
    const records = rows.slice(from, from + batch).map((row) => {
      const values = new Map<string, unknown>(Object.entries<unknown>(row))
      if (values.size !== keys.length) throw new Error(`rows of ${getTableName(table)} differ in their columns`)
      return Object.fromEntries(keys.map((key, index) => [names[index], plain(values.get(key))]))
    })
    await client.query(statement, [JSON.stringify(records)])
  }
}

const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)
