import { queryOptions } from '@tanstack/react-query'
import type { OwnPage } from '@/domain/own'
import { get } from '../api'

export const ownQuery = () =>
  queryOptions({ queryKey: ['own', 'page'] as const, queryFn: ({ signal }) => get<OwnPage>('/api/me', {}, { signal }) })
