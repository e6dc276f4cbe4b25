import type { UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '@/lib/api'
import { Failed } from './failed'

/** What was asked for and did not come, to be asked for again. */
export type Asked = Pick<UseQueryResult, 'error' | 'refetch' | 'isFetching'>

/** In place of what was asked for: that it did not come, and the way to ask again. */
export function FailedQuery({ query: { error, refetch, isFetching } }: { query: Asked }) {
  return <Failed code={error instanceof ApiError ? error.id : undefined} onRetry={() => void refetch()} retrying={isFetching} />
}
