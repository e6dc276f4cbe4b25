/** A label in both languages; the screen picks one by locale. */
export type Words = { readonly zh: string; readonly en: string }
export type Locale = keyof Words
/** The cookie that a browser keeps its language in. */
export const localeCookie = 'hongyi-locale'
export const locales = ['zh', 'en'] as const satisfies readonly Locale[]

/** An enum whose keys are stored and whose labels are shown. */
export type Choices<K extends string = string> = Readonly<Record<K, Words>>

/** The keys of a choice table, or of any table by keys, as the non-empty tuple that zod and PostgreSQL enums take. */
export function keysOf<K extends string>(choices: Readonly<Record<K, unknown>>): readonly [K, ...K[]] {
  const [first, ...rest] = Object.keys(choices).filter((key): key is K => key in choices)
  if (first === undefined) throw new Error('a choice table needs at least one entry')
  return [first, ...rest]
}

/** A label by its stored key; one that no longer exists is shown as it was stored. */
export function labelOf(choices: Choices, key: string): Words {
  return Object.hasOwn(choices, key) ? (choices[key] ?? { zh: key, en: key }) : { zh: key, en: key }
}
