import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type * as z from 'zod'
import { codesOf } from '@/domain/codes'
import { ApiError, send } from '@/lib/api'

interface Saving<S, A> {
  schema: S
  /** PATCH for what is there already. */
  method?: 'POST' | 'PATCH'
  path: string
  /** What is read again afterwards, and when somebody else was first. */
  noun: string
  /** What to say when it is done, of the answer if need be. */
  saved: string | ((answer: A) => string)
  /** What to say when somebody else was first, if that needs words of its own. */
  conflict?: string
  onClose: () => void
}

/** Checks and sends the form of a dialog; what was wrong stays until something is changed. */
export function useSaving<S extends z.ZodType<object>, A = unknown>({
  schema,
  method = 'POST',
  path,
  noun,
  saved,
  conflict,
  onClose,
}: Saving<S, A>) {
  const errors = useTranslations('errors')
  const queries = useQueryClient()
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const read = () => queries.invalidateQueries({ queryKey: [noun] })
  const saving = useMutation({
    mutationFn: (body: object) => send<A>(method, path, body, submission),
    onSuccess: async (answer) => {
      notifications.show({ message: typeof saved === 'string' ? saved : saved(answer) })
      onClose()
      await read()
    },
    onError: async (error) => {
      setWrong(error instanceof ApiError ? error.fields : {})
      setSubmission(crypto.randomUUID())
      if (error instanceof ApiError && error.code === 'conflict') await read()
    },
  })
  const refused = saving.error instanceof ApiError ? saving.error : null
  return {
    wrong,
    pending: saving.isPending,
    problem:
      saving.error === null ? null : ((refused?.code === 'conflict' ? conflict : undefined) ?? refused?.message ?? errors('unavailable')),
    edit: (set: () => void) => {
      set()
      setWrong({})
      setSubmission(crypto.randomUUID())
    },
    submit: (raw: z.input<S>) => {
      const parsed = schema.safeParse(raw)
      setWrong(parsed.success ? {} : codesOf(parsed.error))
      if (parsed.success) saving.mutate(parsed.data)
    },
  }
}
