'use client'

import { signOut } from 'next-auth/react'
import { useRouter } from 'next/navigation'
import { AccountMenu } from '@/components/shell/account-menu'
import type { Locale } from '@/domain/words'
import { send } from '@/lib/api'

/** The account menu with what it does: switch the language, leave. */
export function AccountControl({ name, role, locale }: { name: string; role: string; locale: Locale }) {
  const router = useRouter()
  const switchLanguage = async () => {
    await send('PUT', '/api/me/locale', { locale: locale === 'zh' ? 'en' : 'zh' })
    router.refresh()
  }
  return (
    <AccountMenu
      name={name}
      role={role}
      accountHref="/me"
      onSwitchLanguage={() => void switchLanguage()}
      onSignOut={() => void signOut({ callbackUrl: '/sign-in' })}
    />
  )
}
