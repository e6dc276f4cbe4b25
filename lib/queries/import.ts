import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ImportDetail, ImportList, ImportListInput, ImportRows, ImportRowsInput, ImportTwins, ImportTwinsInput } from '@/domain/import'
import { importRuns } from '@/domain/import-words'
import { get } from '../api'

/** How often a page asks while a job runs. */
const everySecond = 1_000

export const importListQuery = ({ cursor }: ImportListInput) =>
  queryOptions({
    queryKey: ['import', 'list', { cursor }] as const,
    queryFn: ({ signal }) => get<ImportList>('/api/imports', { cursor }, { signal, polling: true }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some((batch) => importRuns.includes(batch.state)) ? everySecond : false),
  })

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', 'one', id] as const,
    queryFn: ({ signal }) => get<ImportDetail>(`/api/imports/${id}`, {}, { signal, polling: true }),
    refetchInterval: ({ state }) => (state.data !== undefined && importRuns.includes(state.data.state) ? everySecond : false),
  })

/** `version` is not asked: a batch that was checked anew has other rows. */
export const importRowsQuery = ({ id, columns, cursor, limit }: ImportRowsInput, version: number) =>
  queryOptions({
    queryKey: ['import', 'rows', id, version, { columns, cursor, limit }] as const,
    queryFn: ({ signal }) => get<ImportRows>(`/api/imports/${id}/rows`, { columns, cursor, limit: Number(limit) }, { signal }),
    placeholderData: keepPreviousData,
  })

export const importTwinsQuery = ({ id, cursor, limit }: ImportTwinsInput, version: number) =>
  queryOptions({
    queryKey: ['import', 'twins', id, version, { cursor, limit }] as const,
    queryFn: ({ signal }) => get<ImportTwins>(`/api/imports/${id}/twins`, { cursor, limit: Number(limit) }, { signal }),
    placeholderData: keepPreviousData,
  })
