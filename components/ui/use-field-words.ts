import { useTranslations } from 'next-intl'

/** The words for a field's code; nothing while the field is right. */
export function useFieldWords(): (code: string | undefined) => string | undefined {
  const t = useTranslations('fields')
  return (code) => (code === undefined ? undefined : t(t.has(code) ? code : 'field_invalid'))
}
