import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { readingLog, type ReadingLog, type ReadingReceipt } from '@/domain/reading'
import { ApiError, send } from '@/lib/api'

/** Sends a count. The same content sent again is the same submission; other content is another one. */
export function useLogging() {
  const queries = useQueryClient()
  const submission = useRef({ content: '', key: '' })
  return useMutation({
    mutationFn: (input: ReadingLog) => {
      const body = readingLog.parse(input)
      const content = JSON.stringify(body)
      if (submission.current.content !== content) submission.current = { content, key: crypto.randomUUID() }
      return send<ReadingReceipt>('POST', '/api/readings', body, submission.current.key)
    },
    // What somebody else has logged meanwhile is shown beside one's own count.
    onError: (error) => (error instanceof ApiError && error.code === 'conflict' ? queries.invalidateQueries({ queryKey: ['reading'] }) : undefined),
    onSuccess: () => Promise.all(['reading', 'station', 'dashboard', 'home'].map((noun) => queries.invalidateQueries({ queryKey: [noun] }))),
  })
}
