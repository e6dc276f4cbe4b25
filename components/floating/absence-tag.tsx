import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { AbsenceAlert } from '@/domain/floating-words'

/** What a long absence asks for. */
export function AbsenceTag({ alert }: { alert: AbsenceAlert }) {
  const t = useTranslations('floating.absent')
  const Icon = alert === 'register' ? IconAlertTriangle : IconClock
  return (
    <Tag tone={alert === 'register' ? 'over' : 'amber'} icon={<Icon size={14} stroke={1.6} aria-hidden />}>
      {t(alert)}
    </Tag>
  )
}
