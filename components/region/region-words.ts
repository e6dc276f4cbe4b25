import { regions } from '@/domain/region'
import type { Words } from '@/domain/words'

type Pick = (words: Words) => string

/** The name of a district by its code. */
export const regionName = (code: string, pick: Pick): string => {
  const found = regions.find((region) => region.code === code)
  return found === undefined ? code : pick(found.name)
}

/** The districts as options of a select. */
export const regionOptions = (pick: Pick) => regions.map((region) => ({ value: region.code, label: pick(region.name) }))
