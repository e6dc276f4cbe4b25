import { queryOptions } from '@tanstack/react-query'
import type { ListTools } from '@/domain/list'
import type { ListKey } from '@/domain/list-columns'
import { get } from '../api'

export const listToolsQuery = (list: ListKey) =>
  queryOptions({
    queryKey: ['list', 'tools', { list }] as const,
    queryFn: ({ signal }) => get<ListTools>(`/api/lists/${list}`, {}, { signal }),
  })
