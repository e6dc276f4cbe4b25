import { keysOf, type Choices } from './words'

/** What can happen to an organisation as a whole; each on a day, with a basis. */
export const orgEventKinds = {
  rename: { zh: '更名', en: 'Renamed' },
  move: { zh: '调整隶属', en: 'Moved' },
  split: { zh: '拆分', en: 'Split' },
  merge: { zh: '合并', en: 'Merged' },
  dissolve: { zh: '撤销', en: 'Dissolved' },
} as const satisfies Choices
export type OrgEventKind = keyof typeof orgEventKinds
export const orgEventKindKeys = keysOf<OrgEventKind>(orgEventKinds)
