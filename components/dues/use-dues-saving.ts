import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type * as z from 'zod'
import type { Wrong } from '@/components/member/person-draft'
import { refusalOf, wrongOf } from '@/components/member/wrong'
import { send } from '@/lib/api'

/** Checks and sends one form of dues; what was wrong stays until something is changed. */
export function useDuesSaving<S extends z.ZodType<object>>(schema: S, path: string, onClose: () => void) {
  const t = useTranslations('dues.form')
  const errors = useTranslations('errors')
  const queries = useQueryClient()
  const [wrong, setWrong] = useState<Wrong>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const read = () => queries.invalidateQueries({ queryKey: ['dues'] })
  const saving = useMutation({
    mutationFn: (body: object) => send('POST', path, body, submission),
    onSuccess: async () => {
      notifications.show({ message: t('saved') })
      onClose()
      await read()
    },
    onError: async (error) => {
      setWrong(refusalOf(error)?.fields ?? {})
      setSubmission(crypto.randomUUID())
      if (refusalOf(error)?.code === 'conflict') await read()
    },
  })
  const refused = refusalOf(saving.error)
  return {
    wrong,
    pending: saving.isPending,
    problem: saving.error === null ? null : refused?.code === 'conflict' ? t('conflict') : (refused?.message ?? errors('unavailable')),
    edit: (set: () => void) => {
      set()
      setWrong({})
      setSubmission(crypto.randomUUID())
    },
    submit: (raw: z.input<S>) => {
      const parsed = schema.safeParse(raw)
      setWrong(parsed.success ? {} : wrongOf(parsed.error))
      if (parsed.success) saving.mutate(parsed.data)
    },
  }
}
