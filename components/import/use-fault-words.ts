import { useTranslations } from 'next-intl'
import { isKnown } from '@/lib/known-word'

/** What is wrong with a cell, and what to do about it. */
export function useFaultWords(): (fault: { code: string; params: Readonly<Record<string, string | number>> }) => {
  problem: string
  remedy: string
} {
  const t = useTranslations('imports.faults')
  return ({ code, params }) => {
    const [problem, remedy] = [`${code}.problem`, `${code}.remedy`]
    return isKnown(t, problem) && isKnown(t, remedy)
      ? { problem: t(problem, params), remedy: t(remedy, params) }
      : { problem: t('field_invalid.problem'), remedy: t('field_invalid.remedy') }
  }
}
