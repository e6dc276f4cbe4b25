import { Button } from '@mantine/core'
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { StateBlock } from './state-block'

interface FailedProps {
  /** The id that is also in the log, whose beginning is told. */
  code?: string | undefined
  onRetry?: (() => void) | undefined
  retrying?: boolean | undefined
}

const idShown = 8

/** The data did not come; the rest of the page goes on. */
export function Failed({ code, onRetry, retrying = false }: FailedProps) {
  const t = useTranslations('ui')
  return (
    <StateBlock
      role="alert"
      tone="over"
      icon={<IconPlugConnectedX size={24} stroke={1.6} />}
      title={t('failed.title')}
      hint={code ? t('failed.hintWithCode', { code: code.slice(0, idShown) }) : t('failed.hint')}
      action={
        onRetry ? (
          <Button leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={onRetry} loading={retrying}>
            {t('failed.retry')}
          </Button>
        ) : null
      }
    />
  )
}
