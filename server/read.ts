import { sql, type SQLWrapper } from 'drizzle-orm'
import type * as z from 'zod'
import type { Database } from '@/db/open'
import { dayOf, type Day } from '@/domain/month'
import { countLimit, type Total } from '@/domain/page'
import type { Right } from '@/domain/roles'
import { can, permit, type Actor, type Rights } from './actor'
import type { Base } from './database'
import { countRows } from './expressions'
import { totalOf } from './paging'
import { parse } from './parse'
import { takenAmong, type Unique } from './scope/known'
import { scopedViews, type Views } from './scope/views'

/** What a read works with: selects over the caller's own rows, and nothing else of the database. */
export type ReadKit = {
  select: Database['select']
  selectDistinctOn: Database['selectDistinctOn']
  from: Views
  actor: Actor
  today: Day
  /** Up to how many rows a list counts: a screen says “10,000+” beyond, a file needs them all. */
  countTo: number
  /** How many rows a query has, counted so far. */
  counted: (rows: SQLWrapper) => Promise<Total>
  /** The hashes under which a full number may stand in the caller's rows. */
  hashes: (text: string) => Buffer[]
  /** Of some names or codes those that stand somewhere in the city already. */
  taken: (noun: Unique, texts: readonly string[]) => Promise<ReadonlySet<string>>
  /** Opens what a row of the caller's holds sealed. */
  open: (sealed: Buffer) => string
  /** Whether the caller holds a right anywhere. */
  can: (right: Right) => boolean
}

/** `GET /api/<noun>` or `GET /api/<noun>/{id}`; path and query parameters together are the input. */
export type ReadPath = `GET /api/${string}`

/** A read as the registry and the pages see it. */
export type Read<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  type: 'read'
  name: string
  right: Rights
  http: ReadPath
  input: I
  output: O
  /** Why this read tells names of organisations outside its caller's place, and nothing else of them; absent for all that do not. */
  crosses?: string
  (base: Base, actor: Actor, raw: unknown): Promise<z.output<O>>
  /** What the read does once its caller may and its input is checked: for what is made of the same rows, such as a file. */
  run: (kit: ReadKit, input: z.output<I>) => Promise<z.input<O>>
}

/**
 * Every read: permit, parse, run against the caller's rows and no others, and let out only what the
 * output schema names. `right: 'own'` is for what belongs to the caller.
 */
export function read<I extends z.ZodType, O extends z.ZodType>(def: {
  name: string
  right: Rights
  http: ReadPath
  input: I
  output: O
  crosses?: string
  run: (kit: ReadKit, input: z.output<I>) => Promise<z.input<O>>
}): Read<I, O> {
  const call = async (base: Base, actor: Actor, raw: unknown) => {
    permit(actor, def.right)
    const input = parse(def.input, raw)
    return def.output.parse(await def.run(readKit(base, actor), input))
  }
  const { name, right, http, input, output, crosses, run } = def
  const described = Object.defineProperty(call, 'name', { value: name })
  return Object.assign(described, { type: 'read' as const, right, http, input, output, run, ...(crosses === undefined ? {} : { crosses }) })
}

/** The kit of one request. `now` is the server's clock, told in Shanghai's calendar. */
export function readKit(
  base: Base,
  actor: Actor,
  { now = new Date(), countTo = countLimit }: { now?: Date; countTo?: number } = {},
): ReadKit {
  const today = dayOf(now)
  return {
    select: base.db.select.bind(base.db),
    selectDistinctOn: base.db.selectDistinctOn.bind(base.db),
    from: scopedViews(base.db, actor, today),
    actor,
    today,
    countTo,
    counted: async (rows) => {
      const some = sql`(select from ${rows} as found limit ${countTo + 1}) as counted`
      const [row] = await base.db.select({ count: countRows() }).from(some)
      return totalOf(row?.count ?? 0, countTo)
    },
    hashes: (text) => base.cipher.hashes(text),
    taken: (noun, texts) => takenAmong(base.db, noun, texts),
    open: (sealed) => base.cipher.open(sealed),
    can: (right) => can(actor, right),
  }
}
