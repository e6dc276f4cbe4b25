'use client'

import { Menu } from '@mantine/core'
import { IconChevronDown, IconLanguage, IconLogout, IconUser } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
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
  return (
    <Menu position="bottom-end" withinPortal width="max-content">
      <Menu.Target>
        <button type="button" className={s.button} aria-label={t('account.open', { name })}>
          <Avatar name={name} />
          <span className={s.words}>{who}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={s.who}>{who}</div>
        <Menu.Item component={Link} href={accountHref} leftSection={<IconUser size={16} stroke={1.6} aria-hidden />}>
          {t('account.mine')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={16} stroke={1.6} aria-hidden />} onClick={onSwitchLanguage}>
          <span lang={t('account.otherLanguageCode')}>{t('account.otherLanguage')}</span>
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />} onClick={onSignOut}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
