'use client'

import { useRouter } from 'next/navigation'
import { AccountMenu } from '@/components/shell/account-menu'
import type { Locale } from '@/domain/words'
import { send } from '@/lib/api'
import { keepLocale } from '@/lib/locale-cookie'
import { useLeave } from './use-leave'

/** The account menu with what it does: switch the language, leave. */
export function AccountControl({ accountId, name, role, locale }: { accountId: string; name: string; role: string; locale: Locale }) {
  const router = useRouter()
  const leaving = useLeave(accountId)
  const switchLanguage = async () => {
    const other = locale === 'zh' ? 'en' : 'zh'
    await send('PUT', '/api/me/locale', { locale: other })
    keepLocale(other)
    router.refresh()
  }
  return (
    <>
      <AccountMenu name={name} role={role} accountHref="/me" onSwitchLanguage={() => void switchLanguage()} onSignOut={leaving.ask} />
      {leaving.dialog}
    </>
  )
}
