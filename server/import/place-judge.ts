import type * as z from 'zod'
import { codesOf } from '@/domain/codes'
import type { Fault } from '@/domain/table'
import type { ReadKit } from '../read'
import type { Judged, ReadLine } from './importer'

type Values = ReadLine['values']
/** What a line says, or what is wrong with it beyond its cells. */
type Said = { input: unknown } | { faults: Fault[] }

/** How lines of organisations, stations and enterprises are judged: each has a name or a code that nobody else has. */
export type Rules = {
  schema: z.ZodType
  /** The column of what nobody else has, how it is compared, and the code when it stands out of sight. */
  key: { column: string; plain: (text: string) => string; taken: string }
  /** The column at which a field of the input is filled in, where the two are called differently. */
  columnOf: Readonly<Record<string, string>>
  /** Rows of the caller's by their key, as the template would say them. */
  known: ReadonlyMap<string, Readonly<Record<string, string | null>>>
  /** Of some keys those that stand anywhere in the city: whoever enters one is told so. */
  taken: (keys: readonly string[]) => Promise<ReadonlySet<string>>
  say: (values: Values) => Said
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

function judgeLine(rules: Rules, taken: ReadonlySet<string>, { values, faults }: ReadLine): Omit<Judged, 'key'> {
  const wrong = (found: Fault[]) => ({ ...nothing, state: 'fault' as const, faults: found })
  if (faults.length > 0) return wrong(faults)
  const key = rules.key.plain(values[rules.key.column] ?? '')
  const there = rules.known.get(key)
  if (there !== undefined) {
    const found = against({ ...values, [rules.key.column]: key }, there)
    return found.length > 0 ? wrong(found) : { ...nothing, state: 'same', faults: [] }
  }
  if (taken.has(key)) return wrong([{ column: rules.key.column, code: rules.key.taken }])
  const said = rules.say(values)
  if ('faults' in said) return wrong(said.faults)
  const parsed = rules.schema.safeParse(said.input)
  if (parsed.success) return { ...nothing, state: 'fresh', faults: [], facts: parsed.data }
  return wrong(Object.entries(codesOf(parsed.error)).map(([field, code]) => ({ column: rules.columnOf[field] ?? field, code })))
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
