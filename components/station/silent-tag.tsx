import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'

/** Names the days that a station has been silent. */
export function SilentTag({ days }: { days: number }) {
  const t = useTranslations('station.list')
  return (
    <Tag tone="amber" icon={<IconAlertTriangle size={14} stroke={1.6} aria-hidden />}>
      {t('silent', { days })}
    </Tag>
  )
}
