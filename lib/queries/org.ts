import { queryOptions } from '@tanstack/react-query'
import type { OrgPlace } from '@/domain/place'
import { get } from '../api'

export const orgPlaceQuery = (org: string | undefined) =>
  queryOptions({ queryKey: ['org', 'place', { org }] as const, queryFn: ({ signal }) => get<OrgPlace>('/api/organisations/place', { org }, { signal }) })
