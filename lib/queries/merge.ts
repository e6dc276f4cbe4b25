import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CheckPage, Comparison, MergePage, PairPage } from '@/domain/merge'
import { get } from '../api'

type Turn = { cursor?: string | undefined }
const queryOf = ({ cursor }: Turn) => ({ cursor })

export const checkListQuery = (input: Turn) =>
  queryOptions({
    queryKey: ['merge', 'checks', queryOf(input)] as const,
    queryFn: ({ signal }) => get<CheckPage>('/api/merges/checks', queryOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

export const pairListQuery = (input: Turn) =>
  queryOptions({
    queryKey: ['merge', 'pairs', queryOf(input)] as const,
    queryFn: ({ signal }) => get<PairPage>('/api/merges/pairs', queryOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

export const mergeListQuery = (input: Turn) =>
  queryOptions({
    queryKey: ['merge', 'list', queryOf(input)] as const,
    queryFn: ({ signal }) => get<MergePage>('/api/merges', queryOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

export const comparisonQuery = (left: string, right: string) =>
  queryOptions({
    queryKey: ['merge', 'comparison', left, right] as const,
    queryFn: ({ signal }) => get<Comparison>('/api/merges/comparison', { left, right }, { signal }),
  })
