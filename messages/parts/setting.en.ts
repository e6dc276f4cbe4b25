import type { Shape } from '../shape'
import type { settingZh } from './setting.zh'

export const settingEn: Shape<typeof settingZh> = {}
