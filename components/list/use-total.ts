import { useTranslations } from 'next-intl'
import type { Total } from '@/domain/page'

/** How many rows a list has, in words, once it is there. */
export function useTotal(total: Total | undefined): string | undefined {
  const t = useTranslations('common')
  if (total === undefined) return undefined
  return total.exact ? t('of', { count: total.count }) : t('ofMany')
}
