import { keysOf } from './words'

/** The columns of the lists in their order, by the keys of screen and file; the first names the row and is always shown. */
export const listColumns = {
  members: ['name', 'org', 'stage', 'standing', 'group', 'phone', 'joined'],
  development: ['name', 'stage', 'org', 'at', 'open'],
  dues: ['name', 'base', 'rate', 'due', 'paid', 'state'],
  duesBranches: ['name', 'parent', 'members', 'due', 'paid', 'outstanding', 'reduced', 'strays', 'unknown'],
  transfers: ['who', 'route', 'letter', 'state'],
  absent: ['name', 'org', 'since', 'state'],
  floating: ['name', 'org', 'where', 'since', 'contact'],
  organisations: ['name', 'kind', 'group', 'region', 'founded', 'basic', 'formal', 'presence'],
  stations: ['name', 'kind', 'org', 'region', 'hours', 'last', 'state'],
  readings: ['name', 'kind', 'org', 'region', 'reported', 'visits'],
  activities: ['title', 'day', 'org', 'kinds', 'place', 'present', 'state'],
  duties: ['org', 'duty', 'period', 'state', 'due', 'missing'],
  enterprises: ['name', 'uscc', 'kind', 'region', 'party', 'union'],
  union: ['region', 'enterprises', 'enterpriseRate', 'drivers', 'driverRate'],
  accounts: ['name', 'signIn', 'roles', 'last', 'state'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type ListKey = keyof typeof listColumns
export const listKeys = keysOf<ListKey>(listColumns)

/** Lists that nothing narrows: there is no view of them to keep. */
const whole: readonly ListKey[] = ['absent', 'floating', 'union']
export const isWhole = (list: ListKey): boolean => whole.includes(list)

/** Whether a list may do without a column. */
export const isOptional = (list: ListKey, column: string): boolean => listColumns[list].slice(1).some((key) => key === column)
