import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api'

/** One client a browser tab, one a server render. A refusal is final; only a failed connection is tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, retry: (count, error) => !(error instanceof ApiError) && count < 1, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
}
