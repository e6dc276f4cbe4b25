import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { OrgManaged, OrgTree, OrgTreeInput } from '@/domain/org'
import type { OrgPage, OrgPageInput } from '@/domain/org-page'
import type { OrgPlace } from '@/domain/place'
import type { CommitteeState } from '@/domain/committee'
import type { GroupState } from '@/domain/party-group'
import type { Handover } from '@/domain/handover'
import type { SplitRoster } from '@/domain/reorganisation'
import type { TerritoryList } from '@/domain/territory'
import { get } from '../api'

export const orgPlaceQuery = (org: string | undefined) =>
  queryOptions({
    queryKey: ['org', 'place', { org }] as const,
    queryFn: ({ signal }) => get<OrgPlace>('/api/organisations/place', { org }, { signal }),
    placeholderData: keepPreviousData,
  })

export const orgTreeQuery = ({ month, basis, line }: OrgTreeInput) =>
  queryOptions({
    queryKey: ['org', 'tree', { month, basis, line }] as const,
    queryFn: ({ signal }) => get<OrgTree>('/api/organisations/tree', { month, basis, line }, { signal }),
    placeholderData: keepPreviousData,
  })

export const territoriesQuery = () =>
  queryOptions({
    queryKey: ['org', 'territories'] as const,
    queryFn: ({ signal }) => get<TerritoryList>('/api/territories', {}, { signal }),
  })

export const orgManagedQuery = () =>
  queryOptions({
    queryKey: ['org', 'managed'] as const,
    queryFn: ({ signal }) => get<OrgManaged>('/api/organisations/managed', {}, { signal }),
  })

export const committeeQuery = (id: string) =>
  queryOptions({
    queryKey: ['org', 'committee', { id }] as const,
    queryFn: ({ signal }) => get<CommitteeState>(`/api/organisations/${id}/committee`, {}, { signal }),
  })

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['org', 'group', { id }] as const,
    queryFn: ({ signal }) => get<GroupState>(`/api/groups/of/${id}`, {}, { signal }),
  })

export const handoverQuery = (id: string) =>
  queryOptions({
    queryKey: ['org', 'handover', { id }] as const,
    queryFn: ({ signal }) => get<Handover>(`/api/organisations/${id}/handover`, {}, { signal }),
  })

export const orgRosterQuery = (id: string) =>
  queryOptions({
    queryKey: ['org', 'roster', { id }] as const,
    queryFn: ({ signal }) => get<SplitRoster>(`/api/organisations/${id}/roster`, {}, { signal }),
  })

export const orgPageQuery = ({ id, month, basis }: OrgPageInput) =>
  queryOptions({
    queryKey: ['org', 'page', { id, month, basis }] as const,
    queryFn: ({ signal }) => get<OrgPage>(`/api/organisations/${id}/page`, { month, basis }, { signal }),
    placeholderData: keepPreviousData,
  })
