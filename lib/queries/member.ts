import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MemberDetail, MemberForm, MemberListInput, MemberPage, MemberTabs, MemberTabsInput } from '@/domain/member'
import type { MemberCuts, MemberCutsInput } from '@/domain/member-cuts'
import { get } from '../api'

const queryOf = ({ org, region, q, stage, standing, group, relation, only, month, basis, cursor, before }: MemberListInput) => ({
  org,
  region,
  q,
  stage,
  standing,
  group,
  relation,
  only,
  month,
  basis,
  cursor,
  before,
})

export const memberListQuery = (input: MemberListInput) =>
  queryOptions({
    queryKey: ['member', 'list', queryOf(input)] as const,
    queryFn: ({ signal }) => get<MemberPage>('/api/members', queryOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

const tabsOf = ({ org, region, q, group, relation, only, month, basis }: MemberTabsInput) => ({
  org,
  region,
  q,
  group,
  relation,
  only,
  month,
  basis,
})

export const memberTabsQuery = (input: MemberTabsInput) =>
  queryOptions({
    queryKey: ['member', 'tabs', tabsOf(input)] as const,
    queryFn: ({ signal }) => get<MemberTabs>('/api/members/tabs', tabsOf(input), { signal }),
    placeholderData: keepPreviousData,
  })

export const memberCutsQuery = ({ org, month, basis, count }: MemberCutsInput) =>
  queryOptions({
    queryKey: ['member', 'cuts', { org, month, basis, count }] as const,
    queryFn: ({ signal }) => get<MemberCuts>('/api/members/cuts', { org, month, basis, count }, { signal }),
    placeholderData: keepPreviousData,
  })

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['member', 'one', id] as const,
    queryFn: ({ signal }) => get<MemberDetail>(`/api/members/${id}`, {}, { signal }),
  })

export const memberFormQuery = () =>
  queryOptions({ queryKey: ['member', 'form'] as const, queryFn: ({ signal }) => get<MemberForm>('/api/members/form', {}, { signal }) })
