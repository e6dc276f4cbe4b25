import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ReadingBoard, ReadingMonth, ReadingMonthInput, ReadingPage } from '@/domain/traffic'
import { get } from '../api'

export const readingBoardQuery = () =>
  queryOptions({
    queryKey: ['reading', 'board'] as const,
    queryFn: ({ signal }) => get<ReadingBoard>('/api/readings/board', {}, { signal }),
  })

/** A station's readings of some days, which fit on one page. */
export const stationReadingsQuery = (station: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['reading', 'list', { station, from, to }] as const,
    queryFn: ({ signal }) => get<ReadingPage>('/api/readings', { station, from, to, limit: 62 }, { signal }),
  })

export const readingMonthQuery = (input: ReadingMonthInput) =>
  queryOptions({
    queryKey: ['reading', 'month', input] as const,
    queryFn: ({ signal }) =>
      get<ReadingMonth>(
        '/api/readings/month',
        { org: input.org, region: input.region, kind: input.kind, month: input.month, basis: input.basis, cursor: input.cursor },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
