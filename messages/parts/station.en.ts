import type { Shape } from '../shape'
import type { stationZh } from './station.zh'

export const stationEn: Shape<typeof stationZh> = {}
