import { lastDay, monthOf, monthsBetween, type Day } from './month'

export const absenceAlerts = ['remind', 'register'] as const
export type AbsenceAlert = (typeof absenceAlerts)[number]

/** Whole months from one day to another; where the month is shorter, its last day completes it. */
export function wholeMonths(from: Day, to: Day): number {
  const months = monthsBetween(monthOf(from), monthOf(to))
  return Number(to.slice(8)) >= Number(from.slice(8)) || to === lastDay(monthOf(to)) ? months : months - 1
}

/** After five months without taking part a branch is reminded; after six the member is to be registered as floating (domain rules, §5). */
export function absenceAlert(absentSince: Day, today: Day): AbsenceAlert | null {
  const months = wholeMonths(absentSince, today)
  if (months >= 6) return 'register'
  return months >= 5 ? 'remind' : null
}

type Taking = {
  /** The last day on which the name was ticked at the home branch. */
  lastPresentOn: Day | null
  /** Since when the relation lies there. */
  belongsSince: Day
  /** The first and the last activity of the branch at which names were ticked. */
  namedFrom: Day | null
  namedTo: Day | null
}

/**
 * Since when a member has taken no part, as far as the branch has ticked names at all: absent is only who could have
 * been there. Null where nothing was missed.
 */
export function absentSince({ lastPresentOn, belongsSince, namedFrom, namedTo }: Taking): Day | null {
  if (namedFrom === null || namedTo === null) return null
  const came = belongsSince > namedFrom ? belongsSince : namedFrom
  const since = lastPresentOn !== null && lastPresentOn > came ? lastPresentOn : came
  const missed = since === lastPresentOn ? namedTo > since : namedTo >= since
  return missed ? since : null
}
