import { useFormatter, useTranslations } from 'next-intl'
import type { FigureRow } from '@/domain/figure'

/** A figure written out, with 近 before what is approximate and 余 after a lower bound. */
export function useFigureText(): (figure: Pick<FigureRow, 'value' | 'approximate' | 'lowerBound'>) => string {
  const t = useTranslations('figure')
  const format = useFormatter()
  return (figure) => {
    const text = format.number(figure.value)
    if (figure.approximate) return t('near', { text })
    return figure.lowerBound ? t('over', { text }) : text
  }
}
