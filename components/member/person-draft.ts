import type { MemberDetail } from '@/domain/member'

/** The facts of a person as typed; what is not filled is empty. */
export type PersonDraft = { name: string; phone: string; driverGroup: string; employer: string; joinedOn: string }
export type Wrong = Readonly<Record<string, string>>

export const blank = (text: string): string | null => (text.trim() === '' ? null : text)

export const emptyPerson: PersonDraft = { name: '', phone: '', driverGroup: 'truck', employer: '', joinedOn: '' }

/** The number is never filled in: the page has only its mask. */
export const personDraftOf = (person: Pick<MemberDetail, 'name' | 'employer' | 'joinedOn'> & { driverGroup: string }): PersonDraft => ({
  name: person.name,
  phone: '',
  driverGroup: person.driverGroup,
  employer: person.employer ?? '',
  joinedOn: person.joinedOn ?? '',
})

export const factsOf = (draft: PersonDraft) => ({
  name: draft.name,
  driverGroup: draft.driverGroup,
  employer: blank(draft.employer),
  joinedOn: blank(draft.joinedOn),
})
