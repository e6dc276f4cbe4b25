import { stockDay, type Day, type Month } from './month'

/** By which tree numbers of the past are added: as it stood at the month's end (当时口径), or as it stands today (现行口径). */
export const bases = ['then', 'now'] as const
export type Basis = (typeof bases)[number]

/** The day of the tree that a month is counted by; without a month, today. */
export const treeDay = ({ basis, month }: { basis: Basis; month?: Month | undefined }, today: Day): Day =>
  basis === 'now' || month === undefined ? today : stockDay(month, today)
