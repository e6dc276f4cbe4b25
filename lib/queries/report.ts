import { queryOptions } from '@tanstack/react-query'
import type { ReportDetail, ReportListInput, ReportPage } from '@/domain/report'
import { get } from '../api'

type List = Pick<ReportListInput, 'org' | 'cursor'>

export const reportListQuery = (input: List) =>
  queryOptions({
    queryKey: ['report', 'list', input] as const,
    queryFn: ({ signal }) => get<ReportPage>('/api/reports', input, { signal }),
  })

export const reportPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', 'page', id] as const,
    queryFn: ({ signal }) => get<ReportDetail>(`/api/reports/${id}`, {}, { signal }),
  })
