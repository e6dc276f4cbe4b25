import { queryOptions } from '@tanstack/react-query'
import type { SettingList } from '@/domain/setting'
import { get } from '../api'

export const settingListQuery = () =>
  queryOptions({ queryKey: ['setting', 'list'] as const, queryFn: ({ signal }) => get<SettingList>('/api/settings', {}, { signal }) })
