import { keysOf, type Choices } from './words'

/**
 * 待核对: an ID number was entered that stands at a person outside the place of whoever entered it. The answer then was
 * that of any entry; the superior of both decides.
 */
const checkStates = {
  open: { zh: '待核对', en: 'To be checked' },
  withdrawn: { zh: '已改填', en: 'Entered anew' },
} as const satisfies Choices
type CheckState = keyof typeof checkStates
export const checkStateKeys = keysOf<CheckState>(checkStates)
