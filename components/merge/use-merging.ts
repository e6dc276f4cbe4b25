import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { personRecordKeys, personRecords } from '@/domain/merge-words'
import { ApiError, send } from '@/lib/api'

const isComparison = ([noun, what]: readonly unknown[]) => noun === 'merge' && what === 'comparison'

/** Tells a refusal in one sentence; of records that have changed it says which. */
export function useMergeRefusal(): (refused: ApiError) => string {
  const t = useTranslations('merge')
  const fieldWords = useFieldWords()
  const words = useWords()
  return ({ fields, message }) => {
    const [field, code] = Object.entries(fields)[0] ?? []
    const record = personRecordKeys.find((one) => one === field)
    const problem = fieldWords(code) ?? message
    return record === undefined ? problem : t('undo.at', { record: words(personRecords[record]), problem })
  }
}

/** Asks again for everything that shows persons, once it is settled who is who. */
export function usePersonsSettled(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    // Two who have become one, or are told apart, are not compared again by the page that is being left.
    await queries.invalidateQueries({ predicate: ({ queryKey }) => !isComparison(queryKey) })
    await queries.invalidateQueries({ predicate: ({ queryKey }) => isComparison(queryKey), refetchType: 'none' })
  }
}

/** One step about who is who, sent once whatever the network does. */
export function useMerging<Answer>(path: string, done: string, onDone: (answer: Answer) => void) {
  const errors = useTranslations('errors')
  const told = useMergeRefusal()
  const settled = usePersonsSettled()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const step = useMutation({
    mutationFn: (body: object) => send<Answer>('POST', path, body, key),
    onSuccess: async (answer) => {
      notifications.show({ message: done })
      onDone(answer)
      await settled()
    },
    onError: () => setKey(crypto.randomUUID()),
  })
  return {
    run: step.mutate,
    pending: step.isPending,
    problem: !step.isError ? undefined : step.error instanceof ApiError ? told(step.error) : errors('unavailable'),
  }
}
