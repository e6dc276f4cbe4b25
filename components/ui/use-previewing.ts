import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type * as z from 'zod'
import { codesOf } from '@/domain/codes'
import { ApiError, send } from '@/lib/api'

type Fields = Readonly<Record<string, string>>

/** What a schema finds wrong with a form, by field. */
export function wrongWith(schema: z.ZodType, body: object): Fields {
  const parsed = schema.safeParse(body)
  return parsed.success ? {} : codesOf(parsed.error)
}

interface Previewing<A, B> {
  path: string
  /** The form as it is sent: to be told what would come of it, or with what was told, to be done. */
  body: (told: A | null) => B
  /** What is wrong with it, by field; it is not sent then. */
  check: (body: B) => Fields | Promise<Fields>
  /** Whether what was told can be done. */
  ready?: (told: A) => boolean
  /** What to say when somebody else was first, if that needs words of its own. */
  conflict?: string
  /** What to say when it is done. */
  done: (answer: A) => string
  onDone: (answer: A) => unknown
}

/**
 * A form that is first tried and then done: what was previewed is what is confirmed. Whatever was told is of the form as
 * it stood; another form is previewed anew.
 */
export function usePreviewing<A, B extends object>(form: Previewing<A, B>) {
  const { path, body, check, ready = () => true, conflict, done, onDone } = form
  const errors = useTranslations('errors')
  const draft = JSON.stringify(body(null))
  const [last, setLast] = useState<{ draft: string; asked: B; answer: A; key: string } | null>(null)
  const [found, setFound] = useState<{ draft: string; fields: Fields }>({ draft, fields: {} })
  const asking = useMutation({
    mutationFn: ({ asked, key }: { draft: string; asked: B; key: string | undefined }) => send<A>('POST', path, asked, key),
    onSuccess: async (answer, { draft, asked, key }) => {
      if (key === undefined) return setLast({ draft, asked, answer, key: crypto.randomUUID() })
      notifications.show({ message: done(answer) })
      await onDone(answer)
    },
    onError: (error, { draft }) => {
      // What got no answer may have been done: the same submission is sent again.
      if (!(error instanceof ApiError)) return
      setLast(null)
      setFound({ draft, fields: error.fields })
    },
  })
  const told = last?.draft === draft ? last : null
  const confirmed = told !== null && ready(told.answer) ? told : null
  const wrong = found.draft === draft ? found.fields : {}
  const error = asking.isError && asking.variables.draft === draft ? asking.error : null
  const refused = error instanceof ApiError ? error : null
  const ask = async () => {
    const asked = body(confirmed?.answer ?? null)
    const fields = await check(asked)
    setFound({ draft, fields })
    if (Object.keys(fields).length === 0) asking.mutate({ draft, asked, key: confirmed?.key })
  }
  return {
    /** What would come of the form as it stands. */
    told: told?.answer ?? null,
    /** What was previewed last, whatever the form says now. */
    last,
    ready: confirmed !== null,
    wrong,
    refused,
    /** Why it was not taken, where no field tells it. */
    problem:
      error === null
        ? undefined
        : refused === null
          ? errors('unavailable')
          : ((refused.code === 'conflict' ? conflict : undefined) ?? (Object.keys(wrong).length > 0 ? undefined : refused.message)),
    pending: asking.isPending,
    submit: () => void ask(),
  }
}
