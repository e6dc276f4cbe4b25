import type { Shape } from '../shape'
import type { organisationZh } from './organisation.zh'

export const organisationEn: Shape<typeof organisationZh> = {}
