import { useFormatter } from 'next-intl'

/** An amount in 元 as a page shows it. */
export function useMoney(): (fen: number) => string {
  const format = useFormatter()
  return (fen) => format.number(fen / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}
