import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ApiError } from '@/lib/api'

/** A change of one account: on success, and when somebody else was faster, the page shows the account as it now stands. */
export function useAccountChange<T>(id: string, send: () => Promise<T>, onDone: (answer: T) => void) {
  const t = useTranslations('account.page')
  const queries = useQueryClient()
  const reload = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['account', 'page', id] }),
      queries.invalidateQueries({ queryKey: ['account', 'list'] }),
    ])
  const change = useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      await reload()
      notifications.show({ message: t('done') })
      onDone(answer)
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.code === 'conflict') await reload()
    },
  })
  const refused = change.error instanceof ApiError ? change.error : null
  const fields = refused?.fields ?? {}
  const problem =
    change.error === null || Object.keys(fields).length > 0
      ? undefined
      : refused === null
        ? t('unsure')
        : refused.code === 'conflict'
          ? t('conflict')
          : refused.message
  return { change, fields, problem }
}
