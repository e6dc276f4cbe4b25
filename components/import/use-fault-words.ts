import { useTranslations } from 'next-intl'

/** What is wrong with a cell, and what to do about it. */
export function useFaultWords(): (fault: { code: string; params: Readonly<Record<string, string | number>> }) => {
  problem: string
  remedy: string
} {
  const t = useTranslations('imports.faults')
  return ({ code, params }) => {
    const name = t.has(`${code}.problem`) ? code : 'field_invalid'
    return { problem: t(`${name}.problem`, params), remedy: t(`${name}.remedy`, params) }
  }
}
