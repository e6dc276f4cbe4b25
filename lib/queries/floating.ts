import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Feedback, FloatingOfPerson, FloatingPage } from '@/domain/floating'
import { get } from '../api'

export const floatingQuery = () =>
  queryOptions({ queryKey: ['floating', 'list'] as const, queryFn: ({ signal }) => get<FloatingPage>('/api/floating', {}, { signal }) })

export const floatingOfPersonQuery = (id: string) =>
  queryOptions({
    queryKey: ['floating', 'person', id] as const,
    queryFn: ({ signal }) => get<FloatingOfPerson>(`/api/floating/persons/${id}`, {}, { signal }),
  })

export const feedbackQuery = (id: string, since?: string | undefined) =>
  queryOptions({
    queryKey: ['floating', 'feedback', id, since ?? null] as const,
    queryFn: ({ signal }) => get<Feedback>(`/api/floating/persons/${id}/feedback`, { since }, { signal }),
    placeholderData: keepPreviousData,
  })
