'use client'

import { signOut } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AccountMenu } from '@/components/shell/account-menu'
import type { Locale } from '@/domain/words'
import { send } from '@/lib/api'
import { keepLocale } from '@/lib/locale-cookie'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((file) => file.ConfirmDialog), { ssr: false })

const leave = () => void signOut({ callbackUrl: '/sign-in' })

/** How many records of the account still wait on this device. The store is loaded only when it is asked. */
async function waitingFor(accountId: string): Promise<number> {
  const { pendingCount } = await import('@/lib/outbox/store')
  return pendingCount(accountId)
}

/** The account menu with what it does: switch the language, leave; records that still wait are spoken of first. */
export function AccountControl({ accountId, name, role, locale }: { accountId: string; name: string; role: string; locale: Locale }) {
  const t = useTranslations('account')
  const router = useRouter()
  const [waiting, setWaiting] = useState(0)
  const switchLanguage = async () => {
    const other = locale === 'zh' ? 'en' : 'zh'
    await send('PUT', '/api/me/locale', { locale: other })
    keepLocale(other)
    router.refresh()
  }
  const askToLeave = async () => {
    const count = await waitingFor(accountId).catch(() => 0)
    if (count === 0) leave()
    else setWaiting(count)
  }
  return (
    <>
      <AccountMenu name={name} role={role} accountHref="/me" onSwitchLanguage={() => void switchLanguage()} onSignOut={() => void askToLeave()} />
      {waiting > 0 ? (
        <ConfirmDialog opened onClose={() => setWaiting(0)} title={t('leaving.title', { count: waiting })} confirmLabel={t('leaving.confirm')} onConfirm={leave}>
          {t('leaving.text')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
