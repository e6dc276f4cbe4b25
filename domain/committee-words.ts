import type { OrgKind } from './org-words'
import { keysOf, type Choices } from './words'

/** Posts in a branch, in the order in which they are told. */
export const postKinds = {
  secretary: { zh: '书记', en: 'Secretary' },
  deputy: { zh: '副书记', en: 'Deputy secretary' },
  organisation: { zh: '组织委员', en: 'Organisation' },
  publicity: { zh: '宣传委员', en: 'Publicity' },
  discipline: { zh: '纪检委员', en: 'Discipline' },
  member: { zh: '委员', en: 'Committee member' },
} as const satisfies Choices
export type PostKind = keyof typeof postKinds
export const postKindKeys = keysOf<PostKind>(postKinds)

/** How long a term lasts, in years (domain rules, §3): a committee's five, a general branch's and a branch's three. */
export const termYears = (kind: OrgKind): number => (kind === 'committee' || kind === 'industry_committee' ? 5 : 3)

/** Kinds that elect: a temporary branch holds no elections (domain rules, §3). */
export const holdsElections = (kind: OrgKind): boolean => kind !== 'temporary_branch' && kind !== 'industry_committee'
