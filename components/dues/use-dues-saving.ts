import { useTranslations } from 'next-intl'
import type * as z from 'zod'
import { useSaving } from '@/components/ui/use-saving'

/** Checks and sends one form of dues. */
export function useDuesSaving<S extends z.ZodType<object>>(schema: S, path: string, onClose: () => void) {
  const t = useTranslations('dues.form')
  return useSaving({ schema, path, noun: 'dues', saved: t('saved'), conflict: t('conflict'), onClose })
}
