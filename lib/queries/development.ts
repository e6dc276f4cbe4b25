import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DevelopmentListInput, DevelopmentOne, DevelopmentPage } from '@/domain/development'
import { get } from '../api'

export const developmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['member', 'development', id] as const,
    queryFn: ({ signal }) => get<DevelopmentOne>(`/api/members/${id}/development`, {}, { signal }),
  })

/** The filters and the place in the list, as the address has them. */
export type DevelopmentFilters = Omit<DevelopmentListInput, 'limit'>

export const developmentListQuery = (input: DevelopmentFilters) =>
  queryOptions({
    queryKey: ['member', 'developments', input] as const,
    queryFn: ({ signal }) => get<DevelopmentPage>('/api/members/development', input, { signal }),
    placeholderData: keepPreviousData,
  })
