'use client'

import { Button } from '@mantine/core'
import { IconCircleCheck, IconDeviceMobileCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { ToneIcon } from '@/components/ui/tone-icon'
import s from './log-receipt.module.css'
import type { Outcome } from './use-log-form'

/** What became of a submission, and where to go from here. */
export function LogReceipt({ outcome, onAgain }: { outcome: Outcome; onAgain: () => void }) {
  const t = useTranslations('activity.receipt')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const sent = outcome.state === 'sent'
  return (
    <section className={s.receipt}>
      <ToneIcon tone={sent ? 'ok' : 'amber'} size="lg">
        {sent ? <IconCircleCheck size={24} stroke={1.6} /> : <IconDeviceMobileCheck size={24} stroke={1.6} />}
      </ToneIcon>
      <h2 ref={heading} tabIndex={-1}>
        {sent ? t('sent') : outcome.signedOut ? t('keptSignedOut') : t('kept')}
      </h2>
      <p className={s.title}>{sent ? outcome.receipt.title : outcome.title}</p>
      {sent ? (
        <p className={s.number}>
          {t('number')} <strong>{outcome.receipt.receipt}</strong>
        </p>
      ) : (
        <p className={s.hint}>{t('keptHint')}</p>
      )}
      <div className={s.actions}>
        <Button variant="filled" onClick={onAgain}>
          {t('again')}
        </Button>
        {sent ? <ButtonLink href={`/activities/${outcome.receipt.id}`}>{t('open')}</ButtonLink> : null}
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </div>
    </section>
  )
}
