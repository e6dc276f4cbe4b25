import { queryOptions } from '@tanstack/react-query'
import type { HomeFacts } from '@/domain/home'
import { get } from '../api'

export const homeQuery = (org: string | undefined) =>
  queryOptions({ queryKey: ['home', { org }] as const, queryFn: ({ signal }) => get<HomeFacts>('/api/home', { org }, { signal }) })
