import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { ActivityLog } from '@/domain/activity'
import type { Entry } from './bare-entry'
import type { Client } from './client'
import { compared, type Line } from './line'
import { alternate, duration } from './rounds'

const rounds = 7
const repeats = 40
const title = 'Measured activity'

/** The secretary who logs, with the live session that the bare server asks about too. */
export type Writer = { accountId: string; session: string; orgId: string }

/** One activity logged with audit and cells: beside the same statements, and beside the row alone. */
export async function measureEntries(pool: Pool, product: Client, bare: Client, writer: Writer): Promise<Line[]> {
  const input = {
    orgId: writer.orgId,
    kinds: ['theme_day'],
    title,
    startsAt: new Date().toISOString(),
    place: '会议室',
    expected: 20,
    present: 18,
    guests: 0,
  } as const satisfies ActivityLog & Partial<Entry>
  // Rows of one round must not make the cells of the next dearer.
  const cleaned = (work: () => Promise<unknown>) => async () => {
    const taken = await duration(repeats, work)
    await pool.query('delete from activity where title = $1', [title])
    return taken
  }
  const entry = () => ({ ...input, session: writer.session, key: randomUUID() })
  const ours = cleaned(() => product.post('/api/activities', input, { 'idempotency-key': randomUUID() }))
  const whole = await alternate(
    rounds,
    ours,
    cleaned(() => bare.post('/entry', entry())),
  )
  const row = await alternate(
    rounds,
    ours,
    cleaned(() => bare.post('/row', entry(), { 'x-account': writer.accountId })),
  )
  return [
    compared('insert of an activity with audit and cells, p50', 'ms', whole, 3, '“bare”: the same statements in one transaction'),
    compared('the same beside the bare insert of the row', 'ms', row, null),
  ]
}
