import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DuesBranches, DuesInput, DuesStatement } from '@/domain/dues'
import { get } from '../api'

export const duesQuery = (input: DuesInput) =>
  queryOptions({
    queryKey: ['dues', 'statement', input] as const,
    queryFn: ({ signal }) => get<DuesStatement>('/api/dues', input, { signal }),
    placeholderData: keepPreviousData,
  })

export const duesBranchesQuery = (input: DuesInput) =>
  queryOptions({
    queryKey: ['dues', 'branches', input] as const,
    queryFn: ({ signal }) => get<DuesBranches>('/api/dues/branches', input, { signal }),
    placeholderData: keepPreviousData,
  })
