import { keysOf, type Choices } from './words'

/** How the base of somebody's dues is known. */
export const duesKinds = {
  salary: { zh: '按月收入', en: 'Monthly income' },
  owner_driver: { zh: '个体司机，按上季度收入', en: 'Owner-driver, by the quarter before' },
} as const satisfies Choices
export type DuesKind = keyof typeof duesKinds
export const duesKindKeys = keysOf<DuesKind>(duesKinds)
