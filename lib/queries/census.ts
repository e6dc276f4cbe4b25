import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CensusDistrict, CensusInput, CensusPage } from '@/domain/census'
import { get } from '../api'

export const censusQuery = (input: CensusInput) =>
  queryOptions({
    queryKey: ['census', 'page', input] as const,
    queryFn: ({ signal }) => get<CensusPage>('/api/census', input, { signal }),
    placeholderData: keepPreviousData,
  })

export const censusDistrictQuery = (id: string) =>
  queryOptions({
    queryKey: ['census', 'district', id] as const,
    queryFn: ({ signal }) => get<CensusDistrict>(`/api/census/districts/${id}`, {}, { signal }),
  })
