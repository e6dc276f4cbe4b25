/** What can happen to an organisation as a whole; each on a day, with a basis. */
export const orgEventKindKeys = ['rename', 'move', 'split', 'merge', 'dissolve', 'territory'] as const
export type OrgEventKind = (typeof orgEventKindKeys)[number]
