import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EnterpriseDetail, EnterpriseListInput, EnterprisePage } from '@/domain/enterprise'
import { get } from '../api'

export const enterpriseListQuery = (input: EnterpriseListInput) =>
  queryOptions({
    queryKey: ['enterprise', 'list', input] as const,
    queryFn: ({ signal }) => get<EnterprisePage>('/api/enterprises', queryOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

export const enterpriseQuery = (id: string) =>
  queryOptions({
    queryKey: ['enterprise', 'one', id] as const,
    queryFn: ({ signal }) => get<EnterpriseDetail>(`/api/enterprises/${id}`, {}, { signal }),
  })

const queryOf = ({ q, kind, region, party, union, state, cursor }: EnterpriseListInput) => ({
  q,
  kind,
  region,
  party,
  union,
  state,
  cursor,
})
