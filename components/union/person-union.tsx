'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { unionOfPersonQuery } from '@/lib/queries/union'
import { UnionState } from './union-state'

/** Whether a person is in the union; a dash until it is known. */
export function PersonUnion({ id }: { id: string }) {
  const t = useTranslations('union')
  const { data } = useQuery(unionOfPersonQuery(id))
  const none = useTranslations('ui')('none')
  if (data === undefined) return <>{none}</>
  return (
    <UnionState
      spans={data.spans}
      mayEdit={data.mayEdit}
      joining={{ enterpriseId: null, personIds: [id], words: t('join.people', { count: 1 }) }}
    />
  )
}
