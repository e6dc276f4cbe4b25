import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { importBatch } from '@/db/schema/import'
import { AppError } from '@/domain/errors'
import { type ImportRefusal } from '@/domain/import'
import { importRuns } from '@/domain/import-words'
import { dayOf } from '@/domain/month'
import { closedUntil } from '@/domain/period'
import { FileRefused } from '@/domain/table-file'
import { actorOfAccount, type Actor } from '../actor'
import type { Base } from '../database'
import { sendJob, type Job } from '../jobs'
import { log } from '../log'
import { thriftily } from '../thrift'
import { pointedAtBy } from '../violation'
import { checkBatch } from './check'
import { undoBatch } from './undo'
import { writeBatch } from './write'

const steps = { check: 'checking', write: 'writing', undo: 'undoing' } as const

type Batch = typeof importBatch.$inferSelect

/** Ends a step with a state that people can act on. */
async function end({ db }: Base, { id }: Batch, state: Batch['state'], refusal: ImportRefusal | null): Promise<void> {
  await db
    .update(importBatch)
    .set({ state, refusal, version: sql`${importBatch.version} + 1` })
    .where(and(eq(importBatch.id, id), inArray(importBatch.state, [...importRuns])))
}

/** What was checked no longer holds: it is checked once more, and says why. */
async function checkAgain(base: Base, batch: Batch, job: Job, refusal: ImportRefusal): Promise<void> {
  await base.db.transaction(async (tx) => {
    await end({ ...base, db: tx }, batch, 'checking', refusal)
    await sendJob(tx, { ...job, step: 'check' })
  })
}

function fileRefusal({ code, about }: FileRefused): ImportRefusal {
  return {
    code,
    ...(about.table === undefined ? {} : { table: about.table }),
    ...(about.columns === undefined ? {} : { columns: [...about.columns] }),
  }
}

/** Codes by which a write says that somebody else was there in between. */
const overtaken = ['conflict', 'not_found', 'period_closed', 'person_known', 'invalid']

async function failed(base: Base, batch: Batch, job: Job, error: unknown): Promise<void> {
  if (error instanceof FileRefused) return end(base, batch, 'refused', fileRefusal(error))
  if (error instanceof AppError && job.step === 'write' && overtaken.includes(error.code))
    return checkAgain(base, batch, job, { code: 'overtaken' })
  if (error instanceof AppError && job.step === 'undo') {
    const opens = closedUntil.safeParse(error.detail.current).data?.opens
    return end(base, batch, 'written', {
      code: error.code === 'period_closed' ? 'undo_closed' : 'undo_overtaken',
      ...(opens === undefined ? {} : { opens }),
    })
  }
  const keeper = job.step === 'undo' ? pointedAtBy(error) : null
  if (keeper !== null) return end(base, batch, 'written', { code: 'undo_kept', noun: keeper })
  if (error instanceof AppError && error.code === 'forbidden') return end(base, batch, 'failed', { code: 'forbidden' })
  log.error({ err: error, batch: batch.id, step: job.step }, 'an import stopped')
  return end(base, batch, job.step === 'undo' ? 'written' : 'failed', { code: 'internal' })
}

async function step(base: Base, actor: Actor, batch: Batch, job: Job): Promise<void> {
  switch (job.step) {
    case 'check':
      return checkBatch(base, actor, batch)
    case 'write':
      return writeBatch(base, actor, batch)
    case 'undo':
      return undoBatch(base, actor, batch)
  }
}

/** Held by the process that works on a batch; it goes with the connection, and so with the process. */
const lockName = (batchId: string) => `import ${batchId}`

async function alone({ pool }: Base, batchId: string, run: () => Promise<void>): Promise<void> {
  const client: PoolClient = await pool.connect()
  try {
    const held = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [lockName(batchId)])
    if (held.rows[0]?.held !== true) return
    try {
      await run()
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockName(batchId)])
    }
  } finally {
    client.release()
  }
}

/** Does what a job asks, if the batch still waits for it. */
export async function runImport(base: Base, job: Job): Promise<void> {
  await alone(base, job.batchId, async () => {
    const [batch] = await base.db.select().from(importBatch).where(eq(importBatch.id, job.batchId))
    if (batch === undefined || batch.state !== steps[job.step]) return
    const { address, requestId } = job
    const actor = await actorOfAccount(base.pool, batch.accountId, { today: dayOf(new Date()), address, requestId })
    try {
      if (actor === null) throw new AppError('forbidden')
      await thriftily(() => step(base, actor, batch, job))
    } catch (error) {
      await failed(base, batch, job, error)
    }
  })
}

const waitsFor = { checking: 'check', writing: 'write', undoing: 'undo' } as const

/** Takes up what a process left when it ended: a step that nobody holds and no job waits for. */
export async function resumeImports(base: Base): Promise<void> {
  await base.db.transaction(async (tx) => {
    const left = await tx
      .select()
      .from(importBatch)
      .where(
        and(
          inArray(importBatch.state, [...importRuns]),
          sql`not exists (select from job.job j where j.name = 'import' and j.state in ('created', 'retry') and j.data ->> 'batchId' = ${importBatch.id}::text)`,
          sql`pg_try_advisory_xact_lock(hashtextextended('import ' || ${importBatch.id}::text, 0))`,
        ),
      )
    for (const { id, state } of left)
      if (state === 'checking' || state === 'writing' || state === 'undoing')
        await sendJob(tx, { batchId: id, step: waitsFor[state], address: null, requestId: null })
  })
}
