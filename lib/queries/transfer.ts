import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Destinations, TransferListInput, TransferPage, TransfersOfPerson } from '@/domain/transfer'
import { get } from '../api'

const queryOf = ({ direction = 'in', cursor }: TransferListInput) => ({ direction, cursor })

export const transferListQuery = (input: TransferListInput) =>
  queryOptions({
    queryKey: ['transfer', 'list', queryOf(input)] as const,
    queryFn: ({ signal }) => get<TransferPage>('/api/transfers', queryOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

export const transfersOfPersonQuery = (id: string) =>
  queryOptions({
    queryKey: ['transfer', 'person', id] as const,
    queryFn: ({ signal }) => get<TransfersOfPerson>(`/api/transfers/persons/${id}`, {}, { signal }),
  })

export const destinationsQuery = (q: string) =>
  queryOptions({
    queryKey: ['transfer', 'destinations', q] as const,
    queryFn: ({ signal }) => get<Destinations>('/api/transfers/destinations', { q }, { signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  })
