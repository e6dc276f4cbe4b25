'use client'

import { useWindowEvent } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { signedOut } from '@/lib/api'
import s from './signed-out-note.module.css'

/** Tells somebody whose session ended under a form how to go on without losing what they typed. */
export function SignedOutNote() {
  useWindowEvent(signedOut, () => {
    void import('@mantine/notifications').then(({ notifications }) =>
      notifications.show({ id: signedOut, color: 'var(--over)', autoClose: false, message: <Words /> }),
    )
  })
  return null
}

function Words() {
  const t = useTranslations('shell.signedOut')
  return (
    <>
      {t('text')}{' '}
      <a href="/sign-in" target="_blank" rel="noopener" className={s.link}>
        {t('signIn')}
      </a>
    </>
  )
}
