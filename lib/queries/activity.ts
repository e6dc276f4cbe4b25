import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { ActivityDetail, ActivityFormFacts, ActivityListInput, activityPage, CohostChoices } from '@/domain/activity'
import type { Day } from '@/domain/month'
import { get } from '../api'

type ActivityPage = z.output<typeof activityPage>
/** The filters and the place in a list, as the address has them. */
export type ActivityFilters = Omit<ActivityListInput, 'limit'>

/** One page of activities; the page before stays while the next is on its way. */
export const activityListQuery = (input: ActivityFilters) =>
  queryOptions({
    queryKey: ['activity', 'list', input] as const,
    queryFn: ({ signal }) => get<ActivityPage>('/api/activities', input, { signal }),
    placeholderData: keepPreviousData,
  })

export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: ['activity', 'one', id] as const,
    queryFn: ({ signal }) => get<ActivityDetail>(`/api/activities/${id}`, {}, { signal }),
  })

/** What the log form needs of a branch on a day; the roster before stays while another day's comes. */
export const activityFormQuery = (input: { org?: string | undefined; day?: Day | undefined }) =>
  queryOptions({
    queryKey: ['activity', 'form', input] as const,
    queryFn: ({ signal }) => get<ActivityFormFacts>('/api/activities/form', input, { signal }),
    placeholderData: keepPreviousData,
  })

/** The branches that may be named as co-hosts. */
export const cohostsQuery = queryOptions({
  queryKey: ['activity', 'cohosts'] as const,
  queryFn: ({ signal }) => get<CohostChoices>('/api/activities/cohosts', {}, { signal }),
})
