import type { MemberDetail } from '@/domain/member'

/** The facts of a person as typed; what is not filled is empty. */
export type PersonDraft = {
  name: string
  phone: string
  idNumber: string
  sex: string
  bornOn: string
  ethnicity: string
  education: string
  occupation: string
  driverGroup: string
  employer: string
  joinedOn: string
}
export type Wrong = Readonly<Record<string, string>>

export const blank = (text: string): string | null => (text.trim() === '' ? null : text)

export const emptyPerson: PersonDraft = {
  name: '',
  phone: '',
  idNumber: '',
  sex: '',
  bornOn: '',
  ethnicity: 'han',
  education: '',
  occupation: '',
  driverGroup: 'truck',
  employer: '',
  joinedOn: '',
}

type Facts = { [F in 'sex' | 'ethnicity' | 'education' | 'occupation']: string | null } & { driverGroup: string }

/** The numbers are never filled in: the page has only their masks. */
export const personDraftOf = (person: Pick<MemberDetail, 'name' | 'employer' | 'joinedOn' | 'bornOn'> & Facts): PersonDraft => ({
  name: person.name,
  phone: '',
  idNumber: '',
  sex: person.sex ?? '',
  bornOn: person.bornOn ?? '',
  ethnicity: person.ethnicity ?? '',
  education: person.education ?? '',
  occupation: person.occupation ?? '',
  driverGroup: person.driverGroup,
  employer: person.employer ?? '',
  joinedOn: person.joinedOn ?? '',
})

export const factsOf = (draft: PersonDraft) => ({
  name: draft.name,
  sex: blank(draft.sex),
  bornOn: blank(draft.bornOn),
  ethnicity: blank(draft.ethnicity),
  education: blank(draft.education),
  occupation: blank(draft.occupation),
  driverGroup: draft.driverGroup,
  employer: blank(draft.employer),
  joinedOn: blank(draft.joinedOn),
})
