import { addDays, daysBetween, type Day } from './month'
import { keysOf, type Choices } from './words'

/** How a transfer of the Party relation (组织关系转接) stands. */
export const transferStates = {
  sent: { zh: '待接收', en: 'Waiting to be received' },
  received: { zh: '已接收', en: 'Received' },
  refused: { zh: '已退回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Choices
export type TransferState = keyof typeof transferStates
export const transferStateKeys = keysOf<TransferState>(transferStates)

/** Of a branch: what it sends, and what comes to it. */
export const transferDirections = ['in', 'out'] as const
export type TransferDirection = (typeof transferDirections)[number]

/** The last day on which a letter sent on a day is received. */
export const validUntilOf = (sentOn: Day, validDays: number): Day => addDays(sentOn, validDays)

export const letterClocks = ['running', 'warning', 'expired'] as const
export type LetterClock = (typeof letterClocks)[number]

/** How far the time of a letter has run: a warning from 60 % of it on (domain rules, §5). */
export function letterClock({ sentOn, validUntil }: { sentOn: Day; validUntil: Day }, today: Day): LetterClock {
  if (today > validUntil) return 'expired'
  return daysBetween(sentOn, today) * 10 >= daysBetween(sentOn, validUntil) * 6 ? 'warning' : 'running'
}
