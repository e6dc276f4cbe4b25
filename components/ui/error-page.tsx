import { Button } from '@mantine/core'
import { IconLock, IconMapSearch, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from './button-link'
import s from './error-page.module.css'

interface ErrorPageProps {
  kind: 'not_found' | 'forbidden' | 'internal'
  homeHref: string
  /** The id that is also in the log. */
  id?: string | undefined
  onRetry?: (() => void) | undefined
}

const icons = { not_found: IconMapSearch, forbidden: IconLock, internal: IconPlugConnectedX } as const

/** A whole page for an address that leads nowhere, is out of reach, or failed. */
export function ErrorPage({ kind, homeHref, id, onRetry }: ErrorPageProps) {
  const t = useTranslations('ui')
  const Icon = icons[kind]
  return (
    <main className={s.page}>
      <div className={s.box}>
        <span className={s.icon} aria-hidden>
          <Icon size={28} stroke={1.6} />
        </span>
        <h1>{t(`error.${kind}.title`)}</h1>
        <p className={s.hint}>{t(`error.${kind}.hint`)}</p>
        {id ? <p className={s.id}>{t('error.id', { id })}</p> : null}
        <div className={s.actions}>
          {onRetry ? <Button onClick={onRetry}>{t('failed.retry')}</Button> : null}
          <ButtonLink href={homeHref} variant="filled">
            {t('error.home')}
          </ButtonLink>
        </div>
      </div>
    </main>
  )
}
