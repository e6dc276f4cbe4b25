import { eq, inArray, sql } from 'drizzle-orm'
import type { PgInsertValue, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { auditEvent } from '@/db/schema/audit'
import type { Cipher } from '@/db/cipher'
import { insertRows } from '@/db/insert'
import type { Connection } from '@/db/open'
import { AppError } from '@/domain/errors'
import { dayOf, type Day } from '@/domain/month'
import type { Stocks } from '@/domain/reorganisation'
import type { Right } from '@/domain/roles'
import { permit, placeOf, type Actor, type Place, type Rights } from './actor'
import type { Base } from './database'
import { closing, counting, recount, refresh } from './indicator/refresh'
import { stocksOn } from './indicator/trial'
import type { Touch } from './indicator/window'
import { sendJob, wakeJobs, type Job } from './jobs'
import { answerOnce } from './key'
import type { Location, Noun, Row, Table } from './nouns'
import { parse } from './parse'
import { assertOpen, opensOf, type Effect } from './period/closed'
import { readKit, type ReadKit } from './read'
import { enterprisesInside, orgsInside, personsInside, stationsInside } from './scope/inside'
import { heldBy, holderOf, holdersOf, recordedOf, secretaryGrants } from './scope/known'
import { opensOn } from './violation'

export type WritePath = `${'POST' | 'PATCH' | 'PUT' | 'DELETE'} /api/${string}`

/** What a command works with: the reads of its caller inside the transaction, and recorded writes. No connection. */
export type CommandKit = ReadKit & {
  cipher: Cipher
  now: string
  insert: <T extends Table>(noun: Noun<T>, values: PgInsertValue<T>) => Promise<Row<T>>
  /** Changes one row if it is still at `version`; a lost update is a `conflict` that carries the row as it stands. */
  update: <T extends Table & Versioned>(noun: Noun<T>, id: string, version: number, set: PgUpdateSetSource<T>) => Promise<Row<T>>
  /** Changes one row that is not edited by people (no version), such as closing a dated row. */
  amend: <T extends Table>(noun: Noun<T>, id: string, set: PgUpdateSetSource<T>) => Promise<Row<T>>
  /** Many rows as one statement, each recorded as `insert` would. */
  insertAll: <T extends Table>(noun: Noun<T>, values: readonly PgInsertValue<T>[]) => Promise<Row<T>[]>
  /** The same change to many rows that are not edited by people, in the order of their ids. */
  amendAll: <T extends Table>(noun: Noun<T>, ids: readonly string[], set: PgUpdateSetSource<T>) => Promise<void>
  /** Writes rows that belong to a row already recorded (names at an activity), audited as one entry. */
  attach: <R>(
    noun: string,
    owner: { id: string; at: Location },
    before: unknown,
    after: unknown,
    write: (tx: Connection) => Promise<R>,
  ) => Promise<R>
  /** Who has an ID number anywhere in the city, by its hashes; for what is written, never for what is answered. */
  holderOf: (hashes: readonly Buffer[]) => Promise<string | null>
  /** The stock of some organisations and all below them on any day, by what this trial has written so far. */
  stocksOn: (orgIds: readonly string[], day: Day) => Promise<ReadonlyMap<string, Stocks>>
  /**
   * Very many new rows with the same keys and ids of the caller's, each audited as it was given. The cells and days that
   * they touch are for the caller to name: many rows touch the same.
   */
  load: <T extends Table>(
    noun: Noun<T>,
    rows: readonly (T['$inferInsert'] & { id: string })[],
    at: (row: T['$inferInsert']) => Location,
  ) => Promise<void>
  /**
   * Deletes rows that should never have been there, such as those of an import that is taken back; `clear` deletes what
   * belongs to them alone. Whatever else stands on them keeps them.
   */
  removeAll: <T extends Table>(noun: Noun<T>, ids: readonly string[], clear?: (tx: Connection) => Promise<unknown>) => Promise<void>
  /** Checks and audits what has been written so far, so that a long write need not be kept in mind to its end. */
  settle: () => Promise<void>
  /** For persons who ever stood in an organisation that has closed a month: the first day that is open for all of theirs. */
  opensOf: (persons: readonly string[]) => Promise<ReadonlyMap<string, Day>>
  /** What else was recorded about some persons, and about which of them. */
  recordedOf: (ids: readonly string[]) => Promise<{ table: string; ids: string[] }[]>
  /** What persons hold by belonging to branches, wherever those are: it ends with their belonging. */
  heldBy: (ids: readonly string[]) => ReturnType<typeof heldBy>
  /** The grants of an organisation's secretaries from a day on, for ending them with the post. */
  secretaryGrants: (orgId: string, day: Day) => Promise<{ id: string; validFrom: Day }[]>
  /** As `holderOf` for many numbers: who has which, by the hash in base64. */
  holdersOf: (hashes: readonly Buffer[]) => Promise<ReadonlyMap<string, string>>
  /** Waits until no other command holds the name, and holds it to the end of this one; alone, or with others that share it. */
  lock: (name: string, how?: 'alone' | 'shared') => Promise<void>
  /** Queues a job that runs once this command has been committed. */
  enqueue: (job: Pick<Job, 'batchId' | 'step'>) => Promise<void>
  /** Names cells to recompute that no written row implies. */
  touch: (touch: Touch) => void
  /** Names the day from which a change counts that no written row implies; refused in a closed month. */
  effect: (effect: Effect) => void
  /** Counts the cells of every open month anew, by the settings as they stand after this command. */
  recount: () => void
}
type Versioned = { version: Table['id'] }

export type Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  type: 'command'
  name: string
  right: Rights
  http: WritePath
  input: I
  output: O
  /** Why this command may leave rows outside its caller's place; absent for all that may not. */
  crosses?: string
  (base: Base, actor: Actor, raw: unknown, key?: string): Promise<z.output<O>>
}

/** Rows of one statement, which carries at most 65,535 values. */
const chunk = 1_000

/** `places` are where the row lay and lies: both must be the caller's, or a neighbour's row could be drawn over. */
type Change = { noun: string; id: string; places: readonly Location[]; before: unknown; after: unknown }

/**
 * Every write: permit, parse, run, check that every row left behind lies inside the caller's place, audit, check that
 * no closed month is changed, recompute the touched cells; in this order, in one transaction. With a client-made `key` a retry gives the
 * first answer again and writes nothing.
 */
export function command<I extends z.ZodType, O extends z.ZodType>(def: {
  name: string
  right: Rights
  http: WritePath
  input: I
  output: O
  crosses?: string
  /** Why the answer is never kept for a retry, such as an identifier in it. */
  unkept?: string
  /** Whether it queues jobs, which are then looked for at once. */
  queues?: true
  /** Whether this input only asks what would come of it: everything is done and checked, answered, and undone. */
  trial?: (input: z.output<I>) => boolean
  run: (kit: CommandKit, input: z.output<I>) => Promise<z.input<O>>
}): Command<I, O> {
  const call = async (base: Base, actor: Actor, raw: unknown, key?: string) => {
    const place = permit(actor, def.right)
    const input = parse(def.input, raw)
    const trial = def.trial?.(input) ?? false
    const kept = def.unkept === undefined && !trial ? key : undefined
    const answered = base.db.transaction((tx) =>
      answerOnce(tx, { accountId: actor.accountId, key: kept, command: def.name, raw, output: def.output }, () =>
        written({ ...base, db: tx }, actor, { name: def.name, place: def.crosses === undefined ? place : null, trial }, async (kit) =>
          def.output.parse(await def.run(kit, input)),
        ),
      ),
    )
    const answer = await settled(answered, (undone) => def.output.parse(undone))
    if (def.queues === true) wakeJobs()
    return answer
  }
  const { name, right, http, input, output, crosses } = def
  const described = Object.defineProperty(call, 'name', { value: name })
  return Object.assign(described, { type: 'command' as const, right, http, input, output, ...(crosses === undefined ? {} : { crosses }) })
}

type Writing = { name: string; place: Place | null; trial: boolean }

/** Writes in a transaction, by the rules of every write. */
async function written<T>(
  base: Parameters<typeof readKit>[0] & { db: Connection },
  actor: Actor,
  { name, place, trial }: Writing,
  run: (kit: CommandKit) => Promise<T>,
): Promise<T> {
  const tx = base.db
  const now = new Date()
  const recorder = recorderOf(tx, {
    check: (places) => (place === null ? Promise.resolve() : assertInside(tx, place, dayOf(now), places)),
    audit: (changes) => audit(tx, actor, name, changes),
  })
  const kit: CommandKit = {
    ...readKit(base, actor, { now }),
    cipher: base.cipher,
    now: now.toISOString(),
    holderOf: (hashes) => holderOf(tx, hashes),
    holdersOf: (hashes) => holdersOf(tx, hashes),
    recordedOf: (ids) => recordedOf(tx, ids),
    heldBy: (ids) => heldBy(tx, ids),
    secretaryGrants: (orgId, day) => secretaryGrants(tx, orgId, day),
    opensOf: (persons) => opensOf(tx, persons),
    stocksOn: (orgIds, day) =>
      trial ? stocksOn(tx, orgIds, day, actor.settings) : Promise.reject(new Error('only a trial may count ahead')),
    enqueue: (job) => sendJob(tx, { ...job, address: actor.address, requestId: actor.requestId }),
    ...recorder.writes,
  }
  const answer = await run(kit)
  await recorder.writes.settle()
  // Before the check, so that no month is closed between it and the end of this command.
  if (recorder.recounts()) await closing(tx)
  else if (recorder.effects.length > 0) await counting(tx)
  await assertOpen(tx, recorder.effects)
  if (trial) throw new Undone(answer)
  if (recorder.recounts()) await recount(tx, kit.today)
  else await refresh(tx, recorder.touches, actor.settings, kit.today)
  return answer
}

/** What a job writes on behalf of somebody: as a command does, under a right that they still hold. */
export function writtenBy(
  base: Base,
  actor: Actor,
  def: { name: string; right: Right },
  run: (kit: CommandKit) => Promise<void>,
): Promise<void> {
  const writing = { name: def.name, place: placeOf(actor, def.right), trial: false }
  return settled(
    base.db.transaction((tx) => written({ ...base, db: tx }, actor, writing, run)),
    () => {},
  )
}

/** Ends a trial: nothing that it wrote stays. */
class Undone extends Error {
  constructor(readonly answer: unknown) {
    super('undone')
  }
}

/** What a command, or a trial of one, answered. A closed month that the database kept is told like one that the command found. */
async function settled<T>(write: Promise<T>, answerOf: (undone: unknown) => T): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (error instanceof Undone) return answerOf(error.answer)
    const opens = opensOn(error)
    throw opens === null ? error : new AppError('period_closed', { current: { opens } })
  }
}

/** Locks and returns a row by id; `not_found` when there is none. */
async function locked<T extends Table>(tx: Connection, noun: Noun<T>, id: string): Promise<Row<T>>
async function locked(tx: Connection, noun: { table: Table }, id: string): Promise<Record<string, unknown>> {
  const rows = await tx.select().from(noun.table).where(eq(noun.table.id, id)).for('update')
  const row = rows[0]
  if (row === undefined) throw new AppError('not_found')
  return row
}

async function changed<T extends Table>(tx: Connection, noun: Noun<T>, id: string, set: PgUpdateSetSource<T>): Promise<Row<T>>
async function changed(tx: Connection, noun: { table: Table }, id: string, set: Record<string, unknown>): Promise<Record<string, unknown>> {
  const rows = await tx.update(noun.table).set(set).where(eq(noun.table.id, id)).returning()
  const row = rows[0]
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Locks and returns rows by their ids, in one order, so that two commands never wait for each other in a ring. */
async function lockedAll<T extends Table>(tx: Connection, noun: Noun<T>, ids: readonly string[]): Promise<Row<T>[]>
async function lockedAll(tx: Connection, noun: { table: Table }, ids: readonly string[]): Promise<Record<string, unknown>[]> {
  return tx
    .select()
    .from<Table>(noun.table)
    .where(inArray(noun.table.id, [...ids]))
    .orderBy(noun.table.id)
    .for('update')
}

async function changedAll<T extends Table>(
  tx: Connection,
  noun: Noun<T>,
  ids: readonly string[],
  set: PgUpdateSetSource<T>,
): Promise<Row<T>[]>
async function changedAll(
  tx: Connection,
  noun: { table: Table },
  ids: readonly string[],
  set: Record<string, unknown>,
): Promise<Record<string, unknown>[]> {
  return tx
    .update(noun.table)
    .set(set)
    .where(inArray(noun.table.id, [...ids]))
    .returning()
}

const keyed = z.object({ id: z.string() })
const keyOf = (row: unknown): string => keyed.parse(row).id

type Closing = { check: (places: readonly Location[]) => Promise<void>; audit: (changes: readonly Change[]) => Promise<void> }

/** The writes of one transaction, each noted with its row before and after. */
function recorderOf(tx: Connection, { check, audit }: Closing) {
  let changes: Change[] = []
  const touches: Touch[] = []
  const effects: Effect[] = []
  let all = false

  function note<T extends Table>(noun: Noun<T>, before: Row<T> | null, after: Row<T>, id: string) {
    for (const row of before === null ? [after] : [before, after]) touches.push(...noun.touches(row))
    const at = noun.at(after)
    const on = noun.effects?.(before, after) ?? []
    if (at !== 'city' && !('enterprise' in at)) effects.push(...on.map((day) => ({ at, on: day })))
    changes.push({
      noun: noun.name,
      id,
      places: (before === null ? [after] : [after, before]).map(noun.at),
      before: before && visible(noun, before),
      after: visible(noun, after),
    })
  }

  async function change<T extends Table>(noun: Noun<T>, id: string, before: Row<T>, set: PgUpdateSetSource<T>): Promise<Row<T>> {
    const after = await changed(tx, noun, id, set)
    note(noun, before, after, id)
    return after
  }

  const writes = {
    async insert<T extends Table>(noun: Noun<T>, values: PgInsertValue<T>): Promise<Row<T>> {
      const id = uuidv7()
      const rows: Row<T>[] = await tx
        .insert(noun.table)
        .values({ ...values, id })
        .returning()
      const row = rows[0]
      if (row === undefined) throw new AppError('internal')
      note(noun, null, row, id)
      return row
    },
    async update<T extends Table & Versioned>(noun: Noun<T>, id: string, version: number, set: PgUpdateSetSource<T>): Promise<Row<T>> {
      const before = await locked(tx, noun, id)
      const standing = await tx.select({ version: noun.table.version }).from<Table>(noun.table).where(eq(noun.table.id, id))
      if (standing[0]?.version !== version) {
        await check([noun.at(before)])
        throw new AppError('conflict', { current: shown(noun, before) })
      }
      return change(noun, id, before, { ...set, version: version + 1 })
    },
    async amend<T extends Table>(noun: Noun<T>, id: string, set: PgUpdateSetSource<T>): Promise<Row<T>> {
      return change(noun, id, await locked(tx, noun, id), set)
    },
    async insertAll<T extends Table>(noun: Noun<T>, values: readonly PgInsertValue<T>[]): Promise<Row<T>[]> {
      const rows: Row<T>[] = []
      for (let start = 0; start < values.length; start += chunk) {
        const part = values.slice(start, start + chunk).map((value) => ({ ...value, id: uuidv7() }))
        rows.push(...(await tx.insert(noun.table).values(part).returning()))
      }
      for (const row of rows) note(noun, null, row, keyOf(row))
      return rows
    },
    async amendAll<T extends Table>(noun: Noun<T>, ids: readonly string[], set: PgUpdateSetSource<T>): Promise<void> {
      if (ids.length === 0) return
      const before = new Map((await lockedAll(tx, noun, ids)).map((row) => [keyOf(row), row]))
      for (const row of await changedAll(tx, noun, ids, set)) note(noun, before.get(keyOf(row)) ?? null, row, keyOf(row))
    },
    async attach<R>(
      noun: string,
      owner: { id: string; at: Location },
      before: unknown,
      after: unknown,
      write: (tx: Connection) => Promise<R>,
    ): Promise<R> {
      const written = await write(tx)
      changes.push({ noun, id: owner.id, places: [owner.at], before, after })
      return written
    },
    async load<T extends Table>(
      noun: Noun<T>,
      rows: readonly (T['$inferInsert'] & { id: string })[],
      at: (row: T['$inferInsert']) => Location,
    ) {
      await insertRows(tx, noun.table, rows)
      for (const row of rows)
        changes.push({ noun: noun.name, id: row.id, places: [at(row)], before: null, after: without(row, noun.secret) })
    },
    async removeAll<T extends Table>(noun: Noun<T>, ids: readonly string[], clear?: (tx: Connection) => Promise<unknown>) {
      if (ids.length === 0) return
      const rows = await lockedAll(tx, noun, ids)
      await check(rows.map(noun.at))
      await clear?.(tx)
      await tx.delete(noun.table).where(inArray(noun.table.id, [...ids]))
      for (const row of rows) {
        touches.push(...noun.touches(row))
        // What is gone lies nowhere any more; where it lay has been checked.
        changes.push({ noun: noun.name, id: keyOf(row), places: [], before: visible(noun, row), after: null })
      }
    },
    async settle() {
      const settled = changes
      changes = []
      await check(settled.flatMap((change) => change.places))
      await audit(settled)
    },
    async lock(name: string, how: 'alone' | 'shared' = 'alone') {
      const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
      await tx.execute(sql`select ${lock}(hashtextextended(${name}, 0))`)
    },
    touch: (touch: Touch) => void touches.push(touch),
    effect: (effect: Effect) => void effects.push(effect),
    recount: () => {
      all = true
    },
  }
  return { touches, effects, recounts: () => all, writes }
}

const without = (row: object, columns: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))

/** A row as the audit may show it: without identifiers and secrets. */
const visible = <T extends Table>(noun: Noun<T>, row: Row<T>) => without(row, noun.secret)
/** A row as a conflict may show it. */
const shown = <T extends Table>(noun: Noun<T>, row: Row<T>) => without(row, [...noun.secret, ...(noun.hidden ?? [])])

/** A row outside the place is `not_found`, whoever asks: nothing tells that it exists. */
async function assertInside(tx: Connection, place: Place, today: string, places: readonly Location[]): Promise<void> {
  const wanted = { org: new Set<string>(), station: new Set<string>(), enterprise: new Set<string>(), person: new Set<string>() }
  for (const at of places) {
    if (at === 'city') continue
    if ('org' in at) wanted.org.add(at.org)
    else if ('station' in at) wanted.station.add(at.station)
    else if ('enterprise' in at) wanted.enterprise.add(at.enterprise)
    else wanted.person.add(at.person)
  }
  const finders = [
    ['org', orgsInside],
    ['station', stationsInside],
    ['enterprise', enterprisesInside],
    ['person', personsInside],
  ] as const
  for (const [kind, find] of finders) {
    const ids = [...wanted[kind]]
    if (ids.length > 0 && (await find(tx, place, today, ids)).size < ids.length) throw new AppError('not_found')
  }
}

const orgOf = (at: Location | undefined): string | null => (at !== undefined && at !== 'city' && 'org' in at ? at.org : null)

async function audit(tx: Connection, actor: Actor, action: string, changes: readonly Change[]): Promise<void> {
  const rows = changes.map((change) => ({
    id: uuidv7(),
    accountId: actor.accountId,
    accountName: actor.name,
    action,
    noun: change.noun,
    rowId: change.id,
    orgId: orgOf(change.places[0]),
    before: change.before,
    after: change.after,
    address: actor.address,
    requestId: actor.requestId,
  }))
  await insertRows(tx, auditEvent, rows)
}
