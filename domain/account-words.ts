import { keysOf, type Choices } from './words'

/** Whether an account can be signed in to. */
export const accountStates = {
  active: { zh: '正常', en: 'Active' },
  paused: { zh: '暂停登录', en: 'Paused' },
  locked: { zh: '已停用', en: 'Locked' },
} as const satisfies Choices
export type AccountState = keyof typeof accountStates
export const accountStateKeys = keysOf<AccountState>(accountStates)
