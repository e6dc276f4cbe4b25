'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMay } from '@/components/account/may'
import { FilterButton } from '@/components/ui/filter-button'
import { orgPlaceQuery } from '@/lib/queries/org'

interface OrgFilterProps {
  /** The organisation whose rows, with those below it, a list shows. */
  value: string | null
  onChange: (org: string | null) => void
}

/** A list's filter by organisation, chosen from the tree; nothing for whoever sees only one. */
export function OrgFilter({ value, onChange }: OrgFilterProps) {
  const t = useTranslations('organisation.filter')
  const mayRead = useMay('org.read')
  const place = useQuery({ ...orgPlaceQuery(value ?? undefined), enabled: mayRead }).data
  if (place === undefined || (place.trail.length === 0 && place.below.length === 0)) return null
  return (
    <FilterButton
      kind="dialog"
      label={t('label')}
      current={value === null ? t('all') : place.here.name}
      load={() => import('./org-picker')}
      popup={{ value, onChange }}
    />
  )
}
