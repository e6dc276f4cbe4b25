import { sql } from 'drizzle-orm'
import PgBoss from 'pg-boss'
import * as z from 'zod'
import type { Connection } from '@/db/open'
import type { Base } from './database'
import { log } from './log'

/** Its tables are made by our own migrations. */
const schema = 'job'
const queue = 'import'
/** How soon a job is taken up, and how often a stopped process's jobs are looked for. */
const pollingIntervalSeconds = 1
const maintenanceIntervalSeconds = 60

const jobSchema = z.object({
  batchId: z.uuid(),
  step: z.enum(['check', 'write', 'undo']),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
})
/** What is to be done with a batch, and from where it was asked. */
export type Job = z.output<typeof jobSchema>

/** Runs a statement of pg-boss inside a transaction of ours. */
async function executeIn(tx: Connection, text: string, values: readonly unknown[]) {
  const parts = text
    .split(/\$(\d+)/)
    .map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${sql.param(values[Number(part) - 1] ?? null)}`))
  const { rows } = await tx.execute(sql.join(parts))
  return { rows }
}

const elsewhere = () => Promise.reject(new Error('jobs are sent in a transaction'))
const sender = new PgBoss({ schema, db: { executeSql: elsewhere } })

/** Queues a job together with what it is about: either both are there or neither. */
export async function sendJob(tx: Connection, job: Job): Promise<void> {
  await sender.send(queue, job, { db: { executeSql: (text, values) => executeIn(tx, text, values ?? []) } })
}

declare global {
  var hongyiWake: (() => void) | undefined
}

/** Has the queue looked at now: a job that has just been committed need not wait for the next look. */
export const wakeJobs = (): void => globalThis.hongyiWake?.()

/** Works off the queue, one job at a time, for as long as the process lives. */
export async function startJobs({ pool }: Base, handle: (job: Job) => Promise<void>): Promise<PgBoss> {
  const boss = new PgBoss({
    schema,
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds,
    db: { executeSql: (text, values) => pool.query(text, values) },
  })
  boss.on('error', (error) => log.error({ err: error }, 'the queue of jobs stumbled'))
  await boss.start()
  const worker = await boss.work(queue, { batchSize: 1, pollingIntervalSeconds }, async (jobs) => {
    for (const { data } of jobs) await handle(jobSchema.parse(data))
  })
  // On `globalThis` because the bundle that starts the server and those of the routes each hold this file.
  globalThis.hongyiWake = () => boss.notifyWorker(worker)
  return boss
}
