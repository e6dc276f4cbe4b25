import { useTranslations } from 'next-intl'
import { Tag } from './tag'

/** Stands wherever invented data is shown. */
export function DemoTag() {
  const t = useTranslations('ui')
  return (
    <Tag tone="demo" title={t('demo.hint')}>
      {t('demo.label')}
    </Tag>
  )
}
