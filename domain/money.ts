/** Money in 分, whole. */
export type Fen = number

const yuanForm = /^(\d{1,8})(?:\.(\d{1,2}))?$/

/** An amount in 元 as typed, in 分; null for anything that is none. Never by way of a fraction. */
export function fenOf(text: string): Fen | null {
  const [, yuan, rest = ''] = yuanForm.exec(text.trim().replaceAll(',', '')) ?? []
  return yuan === undefined ? null : Number(yuan) * 100 + Number(rest.padEnd(2, '0'))
}

/** An amount in 元 with two places, without separators: for a field. */
export const yuanText = (fen: Fen): string => `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`
