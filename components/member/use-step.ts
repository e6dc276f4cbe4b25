import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { ApiError, send } from '@/lib/api'

/** One step that is recorded of a person: sent once whatever the network does; what it makes old is asked for again. */
export function useStep(path: string, done: string, onDone: () => void) {
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const step = useMutation({
    mutationFn: (body: object) => send('POST', path, body, key),
    onSuccess: async () => {
      notifications.show({ message: done })
      onDone()
      await Promise.all(
        ['transfer', 'floating', 'member', 'org', 'home', 'dashboard'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
      )
    },
    onError: async (error) => {
      setKey(crypto.randomUUID())
      if (error instanceof ApiError && error.code === 'conflict')
        await Promise.all(['transfer', 'floating'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })))
    },
  })
  const refused = step.error instanceof ApiError ? step.error : null
  return {
    run: step.mutate,
    pending: step.isPending,
    fields: refused?.fields ?? {},
    /** The whole refusal in one sentence: of the fields that are not shown, or of the step itself. */
    problemBut(...shown: readonly string[]): string | undefined {
      if (!step.isError) return undefined
      if (refused === null) return errors('unavailable')
      const fields = Object.entries(refused.fields)
      const other = fields.find(([name]) => !shown.includes(name))
      if (other !== undefined) return fieldWords(other[1])
      return fields.length > 0 ? undefined : refused.message
    },
  }
}
