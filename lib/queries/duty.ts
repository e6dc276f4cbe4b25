import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DutyListInput, DutyListPage } from '@/domain/duty-list'
import type { DutyRuleList } from '@/domain/duty-rule'
import { get } from '../api'

/** The filters and the place in the list, as the address has them. */
export type DutyFilters = Omit<DutyListInput, 'limit'>

export const dutyListQuery = (input: DutyFilters) =>
  queryOptions({
    queryKey: ['duty', 'list', input] as const,
    queryFn: ({ signal }) => get<DutyListPage>('/api/duties', input, { signal }),
    placeholderData: keepPreviousData,
  })

export const dutyRulesQuery = () =>
  queryOptions({ queryKey: ['duty', 'rules'] as const, queryFn: ({ signal }) => get<DutyRuleList>('/api/duties/rules', {}, { signal }) })
