import { stationKindKeys, stationKinds } from '@/domain/station-words'
import type { Words } from '@/domain/words'

type Pick = (words: Words) => string
export const kindOptions = (pick: Pick) => stationKindKeys.map((key) => ({ value: key, label: pick(stationKinds[key]) }))
