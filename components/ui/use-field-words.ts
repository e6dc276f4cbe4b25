import { useTranslations } from 'next-intl'
import { isKnown } from '@/lib/known-word'

/** The words for a field's code; nothing while the field is right. */
export function useFieldWords(): (code: string | undefined) => string | undefined {
  const t = useTranslations('fields')
  return (code) => (code === undefined ? undefined : t(isKnown(t, code) ? code : 'field_invalid'))
}
