import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AccountList, AccountListInput, AccountOptions, AccountPage } from '@/domain/account'
import { get } from '../api'

export const accountListQuery = (input: AccountListInput) =>
  queryOptions({
    queryKey: ['account', 'list', input] as const,
    queryFn: ({ signal }) =>
      get<AccountList>('/api/accounts', { q: input.q, role: input.role, state: input.state, cursor: input.cursor }, { signal }),
    placeholderData: keepPreviousData,
  })

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['account', 'page', id] as const,
    queryFn: ({ signal }) => get<AccountPage>(`/api/accounts/${id}`, {}, { signal }),
  })

export const accountOptionsQuery = () =>
  queryOptions({
    queryKey: ['account', 'options'] as const,
    queryFn: ({ signal }) => get<AccountOptions>('/api/accounts/options', {}, { signal }),
  })
