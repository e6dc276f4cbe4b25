import { useLocale } from 'next-intl'
import type { Words } from '@/domain/words'

/** Picks a label in the language of the page. */
export function useWords(): (words: Words) => string {
  const key = useLocale().startsWith('zh') ? 'zh' : 'en'
  return (words) => words[key]
}
