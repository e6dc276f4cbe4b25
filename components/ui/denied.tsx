import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StateBlock } from './state-block'

interface DeniedProps {
  hint?: ReactNode
  action?: ReactNode
}

/** The reader has no right to this one. */
export function Denied({ hint, action }: DeniedProps) {
  const t = useTranslations('ui')
  return (
    <StateBlock
      tone="info"
      icon={<IconLock size={24} stroke={1.6} />}
      title={t('denied.title')}
      hint={hint ?? t('denied.hint')}
      action={action}
    />
  )
}
