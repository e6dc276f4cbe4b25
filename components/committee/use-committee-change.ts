import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { CommitteeChanged } from '@/domain/committee'
import { ApiError, send } from '@/lib/api'

type Asked = { path: string; body: object; preview: boolean }

/** A change of posts that is first tried and then made: what the trial told stays until the form changes. */
export function useCommitteeChange(done: 'elect' | 'appoint' | 'end', onClose: () => void) {
  const saved = useTranslations('committee.saved')
  const errors = useTranslations('errors')
  const queries = useQueryClient()
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [told, setTold] = useState<CommitteeChanged | null>(null)
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const asking = useMutation({
    mutationFn: ({ path, body, preview }: Asked) => send<CommitteeChanged>('POST', path, body, preview ? undefined : submission),
    onSuccess: async (answer, { preview }) => {
      if (preview) return setTold(answer)
      notifications.show({ message: saved(done) })
      onClose()
      await queries.invalidateQueries({ queryKey: ['org'] })
    },
    onError: (error) => {
      setWrong(error instanceof ApiError ? error.fields : {})
      setSubmission(crypto.randomUUID())
    },
  })
  const refused = asking.error instanceof ApiError ? asking.error : null
  const problem = !asking.isError || Object.keys(wrong).length > 0 ? undefined : (refused?.message ?? errors('unavailable'))
  const changed = () => {
    setWrong({})
    setTold(null)
    setSubmission(crypto.randomUUID())
  }
  return { ask: asking.mutate, pending: asking.isPending, wrong, setWrong, told, problem, changed }
}
