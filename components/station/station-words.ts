import { regions } from '@/domain/region'
import { stationKindKeys, stationKinds } from '@/domain/station-words'
import type { Words } from '@/domain/words'

/** A district's name by its code. */
export const regionWords = (code: string): Words => regions.find((region) => region.code === code)?.name ?? { zh: code, en: code }

type Pick = (words: Words) => string
export const regionOptions = (pick: Pick) => regions.map((region) => ({ value: region.code, label: pick(region.name) }))
export const kindOptions = (pick: Pick) => stationKindKeys.map((key) => ({ value: key, label: pick(stationKinds[key]) }))
