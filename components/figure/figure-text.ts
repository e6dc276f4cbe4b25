import { useFormatter, useTranslations } from 'next-intl'
import type { FigureRow } from '@/domain/figure'

const fen = '分'
type Written = Pick<FigureRow, 'value' | 'approximate' | 'lowerBound'>

/** Figures written out, with 近 before what is approximate and 余 after a lower bound; money is stored in 分. */
export function useFigureText() {
  const t = useTranslations('figure')
  const format = useFormatter()
  const number = (figure: Written) => {
    const text = format.number(figure.value)
    if (figure.approximate) return t('near', { text })
    return figure.lowerBound ? t('over', { text }) : text
  }
  /** The unit is part of the Chinese way of counting; in English the name says what is counted. */
  const unit = (figure: { unit: string }) => t('unit', { unit: figure.unit })
  const withUnit = (figure: Written & { unit: string }) =>
    figure.unit === fen
      ? t('money', { wan: format.number(figure.value / 1_000_000), yuan: format.number(figure.value / 100) })
      : `${number(figure)} ${unit(figure)}`
  return { number, unit, withUnit }
}
