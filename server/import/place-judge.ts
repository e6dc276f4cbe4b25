import type * as z from 'zod'
import { codesOf } from '@/domain/codes'
import type { Fault } from '@/domain/table'
import type { ReadKit } from '../read'
import type { Judged, ReadLine } from './importer'

type Values = ReadLine['values']
/** What a line says as an input, and what is wrong with it beyond what a schema sees. */
type Said = { input: unknown; faults: Fault[] }

/** How lines of organisations, stations and enterprises are judged: each has a name or a code that nobody else has. */
export type Rules = {
  schema: z.ZodType
  /** The column of what nobody else has, how it is compared, and the code when it stands out of sight. */
  key: { column: string; plain: (text: string) => string; taken: string }
  /** The column at which a field of the input is filled in. */
  columnOf: (field: string) => string
  /** Rows of the caller's by their key, as the template would say them. */
  known: ReadonlyMap<string, Readonly<Record<string, string | null>>>
  /** Of some keys those that stand anywhere in the city: whoever enters one is told so. */
  taken: (keys: readonly string[]) => Promise<ReadonlySet<string>>
  say: (values: Values) => Said
  /** Told of each new line in the order of the file: one further down may stand on it. */
  enters?: (values: Values) => void
}

const nothing = { facts: null, fills: [], differs: [], twin: null }

/** What a row that is there says otherwise: an import adds, and changes nothing. */
function against(values: Values, there: Readonly<Record<string, string | null>>): Fault[] {
  return Object.entries(values).flatMap(([column, text]) =>
    text === null || !(column in there) || text === there[column]
      ? []
      : [{ column, code: 'differs_there', params: { there: there[column] ?? '—' } }],
  )
}

/** All that is wrong with a line; a column whose cell cannot be read, or of which a rule tells, is not told of again. */
function judgeLine(rules: Rules, taken: ReadonlySet<string>, { values, faults: cells }: ReadLine): Omit<Judged, 'key'> {
  const beside = (told: readonly Fault[], more: readonly Fault[]) =>
    more.filter((fault) => !told.some(({ column }) => column === fault.column))
  const key = rules.key.plain(values[rules.key.column] ?? '')
  const there = rules.known.get(key)
  if (there !== undefined) {
    const found = [...cells, ...against({ ...values, [rules.key.column]: key }, there)]
    return { ...nothing, state: found.length > 0 ? 'fault' : 'same', faults: found }
  }
  const said = rules.say(values)
  const ruled = [...(taken.has(key) ? [{ column: rules.key.column, code: rules.key.taken }] : []), ...said.faults]
  const told = [...cells, ...beside(cells, ruled)]
  const parsed = rules.schema.safeParse(said.input)
  const codes = parsed.success ? [] : Object.entries(codesOf(parsed.error))
  const found = [
    ...told,
    ...beside(
      told,
      codes.map(([field, code]) => ({ column: rules.columnOf(field), code })),
    ),
  ]
  if (found.length > 0) return { ...nothing, state: 'fault', faults: found }
  rules.enters?.(values)
  return { ...nothing, state: 'fresh', faults: [], facts: parsed.data }
}

/** Judges lines by such rules. */
export function judgeBy(kit: ReadKit, rules: Rules): (lines: readonly ReadLine[]) => Promise<Judged[]> {
  return async (lines) => {
    const keys = lines.map(({ values }) => rules.key.plain(values[rules.key.column] ?? ''))
    const taken = await rules.taken(keys.filter((key) => key !== ''))
    return lines.map((line, at) => {
      const key = keys[at] ?? ''
      const [hash] = key === '' ? [] : kit.hashes(key)
      return { ...judgeLine(rules, taken, line), key: hash === undefined ? null : { hash, column: rules.key.column } }
    })
  }
}
