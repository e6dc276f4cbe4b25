import { regions } from '@/domain/region'
import type { Choices, Words } from '@/domain/words'

type Pick = (words: Words) => string

/** The options of a select from a table of choices. */
export const optionsOf = (choices: Choices, keys: readonly string[], pick: Pick): { value: string; label: string }[] =>
  keys.flatMap((key) => {
    const words = choices[key]
    return words === undefined ? [] : [{ value: key, label: pick(words) }]
  })

/** The name of a district by its code. */
export const regionName = (code: string, pick: Pick): string => {
  const found = regions.find((region) => region.code === code)
  return found === undefined ? code : pick(found.name)
}

export const regionOptions = (pick: Pick) => regions.map((region) => ({ value: region.code, label: pick(region.name) }))
