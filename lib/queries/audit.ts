import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AuditList, AuditListInput } from '@/domain/audit-list'
import { get } from '../api'

export const auditListQuery = (input: AuditListInput) =>
  queryOptions({
    queryKey: ['audit', 'list', input] as const,
    queryFn: ({ signal }) =>
      get<AuditList>(
        '/api/audit',
        {
          from: input.from,
          to: input.to,
          account: input.account,
          action: input.action,
          noun: input.noun,
          row: input.row,
          cursor: input.cursor,
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
