import type { Choices, Words } from '@/domain/words'

type Pick = (words: Words) => string

/** The options of a select from a table of choices. */
export const optionsOf = (choices: Choices, keys: readonly string[], pick: Pick): { value: string; label: string }[] =>
  keys.flatMap((key) => {
    const words = choices[key]
    return words === undefined ? [] : [{ value: key, label: pick(words) }]
  })
