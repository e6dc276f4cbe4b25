import { queryOptions } from '@tanstack/react-query'
import type { FigurePage } from '@/domain/figure'
import { get } from '../api'

export const figureQuery = () =>
  queryOptions({ queryKey: ['figure'] as const, queryFn: ({ signal }) => get<FigurePage>('/api/figures', {}, { signal }) })
