import { eq, sql } from 'drizzle-orm'
import type { PgInsertValue, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { auditEvent } from '@/db/schema/audit'
import type { Cipher } from '@/db/cipher'
import type { Connection } from '@/db/open'
import { AppError } from '@/domain/errors'
import { dayOf } from '@/domain/month'
import type { Right } from '@/domain/roles'
import { placeOf, type Actor, type Place } from './actor'
import type { Base } from './database'
import { closing, counting, recount, refresh } from './indicator/refresh'
import type { Touch } from './indicator/window'
import { answerOnce } from './key'
import type { Location, Noun, Row, Table } from './nouns'
import { parse } from './parse'
import { assertOpen, type Effect } from './period/closed'
import { readKit, type ReadKit } from './read'
import { enterprisesInside, holderOf, orgsInside, personsInside, stationsInside } from './scope'
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
  /** Writes rows that belong to a row already recorded (names at an activity), audited as one entry. */
  attach: (
    noun: string,
    owner: { id: string; at: Location },
    before: unknown,
    after: unknown,
    write: (tx: Connection) => Promise<unknown>,
  ) => Promise<void>
  /** Who has an ID number anywhere in the city, by its hashes; for what is written, never for what is answered. */
  holderOf: (hashes: readonly Buffer[]) => Promise<string | null>
  /** Waits until no other command holds the name, and holds it to the end of this one. */
  lock: (name: string) => Promise<void>
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
  right: Right | 'own'
  http: WritePath
  input: I
  output: O
  /** Why this command may leave rows outside its caller's place; absent for all that may not. */
  crosses?: string
  (base: Base, actor: Actor, raw: unknown, key?: string): Promise<z.output<O>>
}

/** `places` are where the row lay and lies: both must be the caller's, or a neighbour's row could be drawn over. */
type Change = { noun: string; id: string; places: readonly Location[]; before: unknown; after: unknown }

/**
 * Every write: permit, parse, run, check that every row left behind lies inside the caller's place, audit, check that
 * no closed month is changed, recompute the touched cells; in this order, in one transaction. With a client-made `key` a retry gives the
 * first answer again and writes nothing.
 */
export function command<I extends z.ZodType, O extends z.ZodType>(def: {
  name: string
  right: Right | 'own'
  http: WritePath
  input: I
  output: O
  crosses?: string
  /** Why the answer is never kept for a retry, such as an identifier in it. */
  unkept?: string
  run: (kit: CommandKit, input: z.output<I>) => Promise<z.input<O>>
}): Command<I, O> {
  const call = async (base: Base, actor: Actor, raw: unknown, key?: string) => {
    const place = def.right === 'own' ? null : placeOf(actor, def.right)
    const input = parse(def.input, raw)
    return closedTold(
      base.db.transaction((tx) =>
        answerOnce(
          tx,
          { accountId: actor.accountId, key: def.unkept === undefined ? key : undefined, command: def.name, raw, output: def.output },
          async () => {
            const now = new Date()
            const check = (places: readonly Location[]) =>
              place === null || def.crosses !== undefined ? Promise.resolve() : assertInside(tx, place, dayOf(now), places)
            const recorder = recorderOf(tx, check)
            const kit: CommandKit = {
              ...readKit({ ...base, db: tx }, actor, now),
              cipher: base.cipher,
              now: now.toISOString(),
              holderOf: (hashes) => holderOf(tx, hashes),
              ...recorder.writes,
            }
            const answer = def.output.parse(await def.run(kit, input))
            await check(recorder.changes.flatMap((change) => change.places))
            await audit(tx, actor, def.name, recorder.changes)
            // Before the check, so that no month is closed between it and the end of this command.
            if (recorder.recounts()) await closing(tx)
            else if (recorder.effects.length > 0) await counting(tx)
            await assertOpen(tx, recorder.effects)
            if (recorder.recounts()) await recount(tx, kit.today)
            else await refresh(tx, recorder.touches, actor.settings, kit.today)
            return answer
          },
        ),
      ),
    )
  }
  const { name, right, http, input, output, crosses } = def
  const described = Object.defineProperty(call, 'name', { value: name })
  return Object.assign(described, { type: 'command' as const, right, http, input, output, ...(crosses === undefined ? {} : { crosses }) })
}

/** A closed month that the database kept is told like one that the command found. */
async function closedTold<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
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

/** The writes of one transaction, each noted with its row before and after. */
function recorderOf(tx: Connection, check: (places: readonly Location[]) => Promise<void>) {
  const changes: Change[] = []
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
    async attach(
      noun: string,
      owner: { id: string; at: Location },
      before: unknown,
      after: unknown,
      write: (tx: Connection) => Promise<unknown>,
    ) {
      await write(tx)
      changes.push({ noun, id: owner.id, places: [owner.at], before, after })
    },
    async lock(name: string) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
    },
    touch: (touch: Touch) => void touches.push(touch),
    effect: (effect: Effect) => void effects.push(effect),
    recount: () => {
      all = true
    },
  }
  return { changes, touches, effects, recounts: () => all, writes }
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
  if (changes.length === 0) return
  await tx.insert(auditEvent).values(
    changes.map((change) => ({
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
    })),
  )
}
