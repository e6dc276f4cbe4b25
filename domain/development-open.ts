import type { PathStep } from './development-path'
import type { DevelopmentPage, DevelopmentRow } from './development'

type Person = Pick<DevelopmentRow, 'id' | 'name' | 'stage' | 'orgName'> & { path: readonly PathStep[] }

/** The last day of all days, for what has no term. */
const never = '9999-12-31'
const termOf = (step: { due: string | null }) => step.due ?? never

/** What can be done now, late first, then what is due first. */
export const openSteps = (path: readonly PathStep[]): PathStep[] =>
  path
    .filter(({ state }) => state === 'late' || state === 'next')
    .map((step, index) => ({ step, index }))
    .sort((a, b) => (termOf(a.step) < termOf(b.step) ? -1 : termOf(a.step) > termOf(b.step) ? 1 : a.index - b.index))
    .map(({ step }) => step)

/** The step that has been late the longest. */
export const latestStep = (path: readonly PathStep[]): PathStep | undefined => openSteps(path).find(({ state }) => state === 'late')

/** A person's place in the list: what is late or due first comes first. */
export const sortKeyOf = ({ id, path }: Person): string => {
  const first = openSteps(path)[0]
  const opens = path.find(({ state }) => state === 'blocked')?.from ?? never
  return `${first === undefined ? never : termOf(first)} ${opens} ${id}`
}

/** How many stand in each stage, and how many are late with something. */
export function countsOf(people: readonly Person[]): DevelopmentPage['counts'] {
  const counts = { applicant: 0, activist: 0, candidate: 0, probationary: 0, late: 0 }
  for (const { stage, path } of people) {
    counts[stage] += 1
    if (latestStep(path) !== undefined) counts.late += 1
  }
  return counts
}
