import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import type { ReportIssue, ReportReceipt } from '@/domain/report'
import { ApiError, send } from '@/lib/api'

/** Issues a report and opens it. A retry after a lost answer carries the same key and so makes no second report. */
export function useIssue(onFailure: (message: string) => void) {
  const errors = useTranslations('errors')
  const router = useRouter()
  const client = useQueryClient()
  const attempt = useRef<{ input: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (input: ReportIssue) => {
      const text = JSON.stringify(input)
      if (attempt.current?.input !== text) attempt.current = { input: text, key: crypto.randomUUID() }
      return send<ReportReceipt>('POST', '/api/reports', input, attempt.current.key)
    },
    onSuccess: async ({ id }) => {
      attempt.current = null
      await client.invalidateQueries({ queryKey: ['report', 'list'] })
      router.push(`/reports/${id}`)
    },
    onError: (error) => onFailure(error instanceof ApiError ? errors(error.code) : errors('unavailable')),
  })
}
