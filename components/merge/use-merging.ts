import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { personRecordKeys, personRecords } from '@/domain/merge-words'
import { ApiError, send } from '@/lib/api'

const isComparison = ([noun, what]: readonly unknown[]) => noun === 'merge' && what === 'comparison'

/** One step about who is who, sent once whatever the network does; everything that shows persons is asked for again. */
export function useMerging<Answer>(path: string, done: string, onDone: (answer: Answer) => void) {
  const t = useTranslations('merge')
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const words = useWords()
  const queries = useQueryClient()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const step = useMutation({
    mutationFn: (body: object) => send<Answer>('POST', path, body, key),
    onSuccess: async (answer) => {
      notifications.show({ message: done })
      onDone(answer)
      // Two who have become one, or are told apart, are not compared again by the page that is being left.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => !isComparison(queryKey) })
      await queries.invalidateQueries({ predicate: ({ queryKey }) => isComparison(queryKey), refetchType: 'none' })
    },
    onError: () => setKey(crypto.randomUUID()),
  })
  const refused = step.error instanceof ApiError ? step.error : null
  const [field, code] = Object.entries(refused?.fields ?? {})[0] ?? []
  const record = personRecordKeys.find((one) => one === field)
  const problem = code === undefined ? refused?.message : fieldWords(code)
  return {
    run: step.mutate,
    pending: step.isPending,
    /** The refusal in one sentence; of records that have changed it says which. */
    problem: !step.isError
      ? undefined
      : record !== undefined && problem !== undefined
        ? t('undo.at', { record: words(personRecords[record]), problem })
        : (problem ?? errors('unavailable')),
  }
}
