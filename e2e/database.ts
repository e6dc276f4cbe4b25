import { Pool, type QueryResultRow } from 'pg'

/** The database behind the pages, to see what a click has left there. */
export class Database {
  private constructor(private readonly pool: Pool) {}

  static open(): Database {
    const connectionString = process.env['PLAYWRIGHT_DATABASE_URL']
    if (connectionString === undefined) throw new Error('PLAYWRIGHT_DATABASE_URL names no database: run the browser tests through npm test')
    return new Database(new Pool({ connectionString, max: 2 }))
  }

  async rows<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(text, [...values])).rows
  }

  async count(text: string, values: readonly unknown[] = []): Promise<number> {
    return Number((await this.rows<{ count: string }>(`select count(*) as count ${text}`, values))[0]?.count)
  }

  close(): Promise<void> {
    return this.pool.end()
  }
}
