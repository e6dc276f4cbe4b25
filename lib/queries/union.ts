import { queryOptions } from '@tanstack/react-query'
import type { UnionOfPerson, UnionPage } from '@/domain/union'
import { get } from '../api'

export const unionQuery = () =>
  queryOptions({
    queryKey: ['union', 'page'] as const,
    queryFn: ({ signal }) => get<UnionPage>('/api/union', {}, { signal }),
  })

export const unionOfPersonQuery = (id: string) =>
  queryOptions({
    queryKey: ['union', 'person', id] as const,
    queryFn: ({ signal }) => get<UnionOfPerson>(`/api/union/persons/${id}`, {}, { signal }),
  })
