import { keysOf, type Choices } from './words'

/**
 * 待核对: an ID number was entered that stands at a person outside the place of whoever entered it. The answer then was
 * that of any entry; whoever sees both decides. A number given back waits until another one is entered.
 */
export const checkStates = {
  open: { zh: '待核对', en: 'To be checked' },
  withdrawn: { zh: '已改填', en: 'Entered anew' },
  same: { zh: '同一人，已合并', en: 'The same person, merged' },
  returned: { zh: '号码有误，已退回', en: 'Number wrong, given back' },
} as const satisfies Choices
type CheckState = keyof typeof checkStates
export const checkStateKeys = keysOf<CheckState>(checkStates)
