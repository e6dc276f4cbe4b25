import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { StationDetail, StationHosts, StationListInput, StationPage } from '@/domain/station'
import { get } from '../api'

export const stationListQuery = (input: StationListInput) =>
  queryOptions({
    queryKey: ['station', 'list', input] as const,
    queryFn: ({ signal }) => get<StationPage>('/api/stations', queryOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

export const stationQuery = (id: string) =>
  queryOptions({
    queryKey: ['station', 'one', id] as const,
    queryFn: ({ signal }) => get<StationDetail>(`/api/stations/${id}`, {}, { signal }),
  })

export const stationHostsQuery = () =>
  queryOptions({
    queryKey: ['station', 'hosts'] as const,
    queryFn: ({ signal }) => get<StationHosts>('/api/stations/hosts', {}, { signal }),
  })

const queryOf = ({ org, region, kind, state, q, month, basis, cursor }: StationListInput) => ({
  org,
  region,
  kind,
  state,
  q,
  month,
  basis,
  cursor,
})
