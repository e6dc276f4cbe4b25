import * as z from 'zod'
import type { Dependents } from '@/domain/import'
import type { RowState, TwinReason } from '@/domain/import-words'
import type { Right } from '@/domain/roles'
import type { Fault, Table } from '@/domain/table'
import type { CommandKit } from '../command'
import type { ReadKit } from '../read'
import type { Lists } from '../table/sheet'

const cells = z.record(z.string(), z.string())
const values = z.record(z.string(), z.string().nullable())
const fault = z.object({ column: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
const faults = z.array(fault)
/** What is wrong with a line that was kept, in the order of the columns. */
export function faultsIn({ columns }: Table, kept: unknown): z.output<typeof faults> {
  const order = Object.keys(columns)
  return faults.parse(kept).sort((one, other) => order.indexOf(one.column) - order.indexOf(other.column))
}

/** A line of a file: its cells as text by column, what they say, and what is wrong with them by themselves. */
const line = z.object({ sheet: z.string(), row: z.int(), cells, values, faults })
export type ReadLine = { sheet: string; row: number; cells: Record<string, string>; values: Record<string, string | null>; faults: Fault[] }

/** What of a line is sealed: all that was filled in, and what it comes to. */
export const payload = z.object({
  line,
  facts: z.unknown(),
  /** Columns in which it fills in, and in which it would overwrite, what is there already. */
  fills: z.array(z.string()),
  differs: z.array(z.string()),
})
type Payload = z.output<typeof payload>

/** What is to become of a line. `key` is by what another line of the file is the same. */
export type Judged = Omit<Payload, 'line'> & {
  state: RowState
  faults: Fault[]
  key: { hash: Buffer; column: string } | null
  twin: { id: string; why: TwinReason } | null
}

/** A line that is written: made new, or into the row that was there. */
export type WritableLine = Pick<Payload, 'facts' | 'fills' | 'differs'> & { into: { id: string; sameKey: boolean } | null }
export type WrittenRow = { id: string; version: number; before: string | null }
/** What the lines of a batch share while they are written. */
export type Writing = { basis: string }

/** How one kind of noun is brought in. Everything that it asks and writes goes through its caller's kit. */
export type Importer = {
  table: Table
  right: Right
  /** What the template offers to choose from, beside the enumerations. */
  lists: (kit: ReadKit) => Promise<Lists>
  /** Looks up once what every line needs; the answer judges lines, many at a time. */
  judge: (kit: ReadKit) => Promise<(lines: readonly ReadLine[]) => Promise<Judged[]>>
  /** Rows that lines were taken for, by column: of choices their keys, identifiers masked. */
  existing: (kit: ReadKit, ids: readonly string[]) => Promise<ReadonlyMap<string, Readonly<Record<string, string | null>>>>
  /** Writes some lines; called with a few thousand at a time, in the order of the file. */
  write: (kit: CommandKit, lines: readonly WritableLine[], writing: Writing) => Promise<WrittenRow[]>
  /** Held from before the first line to the end. */
  lock: string
  /** What later depends on rows that a batch wrote. */
  dependents: (kit: CommandKit, rows: readonly WrittenRow[]) => Promise<Dependents>
  /** Takes back what a batch wrote; nothing depends on it. */
  undo: (kit: CommandKit, rows: readonly WrittenRow[]) => Promise<void>
}
