'use client'

import { IconChevronDown, IconLanguage, IconLogout, IconUser } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { PopupButton } from '@/components/ui/popup-button'
import s from './account-menu.module.css'

interface AccountMenuProps {
  name: string
  /** Place and role in one line. */
  role: string
  accountHref: string
  onSwitchLanguage: () => void
  onSignOut: () => void
}

/** Who is signed in, and what concerns only them. */
export function AccountMenu({ name, role, accountHref, onSwitchLanguage, onSignOut }: AccountMenuProps) {
  const t = useTranslations('shell')
  const who = (
    <>
      <span className={s.name}>{name}</span>
      <span className={s.role}>{role}</span>
    </>
  )
  const items = [
    { key: 'mine', label: t('account.mine'), icon: <IconUser size={16} stroke={1.6} aria-hidden />, to: accountHref },
    {
      key: 'language',
      label: <span lang={t('account.otherLanguageCode')}>{t('account.otherLanguage')}</span>,
      icon: <IconLanguage size={16} stroke={1.6} aria-hidden />,
      to: onSwitchLanguage,
    },
    { key: 'leave', label: t('account.signOut'), icon: <IconLogout size={16} stroke={1.6} aria-hidden />, to: onSignOut },
  ]
  return (
    <PopupButton
      kind="menu"
      load={() => import('@/components/ui/menu')}
      popup={{ position: 'bottom-end', items, head: <div className={s.who}>{who}</div> }}
      className={s.button}
      aria-label={t('account.open', { name })}
    >
      <Avatar name={name} />
      <span className={s.words}>{who}</span>
      <IconChevronDown size={14} stroke={1.6} aria-hidden />
    </PopupButton>
  )
}
