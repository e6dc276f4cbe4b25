import { queryOptions } from '@tanstack/react-query'
import type { DashboardCard, DashboardPage } from '@/domain/dashboard'
import type { Basis } from '@/domain/basis'
import { get } from '../api'

export type DashboardView = {
  org?: string | undefined
  month?: string | undefined
  basis?: Basis | undefined
  attention?: 'all' | undefined
}

export const dashboardQuery = (view: DashboardView) =>
  queryOptions({ queryKey: ['dashboard', view] as const, queryFn: ({ signal }) => get<DashboardPage>('/api/dashboard', view, { signal }) })

/** One card of a dashboard again, under a key of its own. */
export const dashboardCardQuery = (view: DashboardView, cards: DashboardCard) =>
  queryOptions({
    queryKey: ['dashboard', view, cards] as const,
    staleTime: 0,
    queryFn: ({ signal }) => get<DashboardPage>('/api/dashboard', { ...view, cards }, { signal }),
  })
