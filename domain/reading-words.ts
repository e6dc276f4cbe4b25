import { keysOf, type Choices } from './words'

export const readingMethods = {
  manual: { zh: '人工', en: 'By hand' },
  counter: { zh: '计数器', en: 'Counter' },
  scan: { zh: '扫码', en: 'QR scan' },
  estimate: { zh: '估算', en: 'Estimate' },
} as const satisfies Choices
export type ReadingMethod = keyof typeof readingMethods
export const readingMethodKeys = keysOf<ReadingMethod>(readingMethods)
