'use client'

import { Menu } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { cx } from '@/components/ui/class-names'
import s from './scope-crumb.module.css'

interface CrumbPlace {
  label: string
  href: string
}

interface ScopeCrumbProps {
  /** From the top of what the reader may see down to the parent. */
  trail: readonly CrumbPlace[]
  /** The place or page that is shown. */
  here: string
  /** The places below, offered behind the name. */
  below?: readonly CrumbPlace[] | undefined
}

/** Where in the tree the page stands, with the way up and the ways down. */
export function ScopeCrumb({ trail, here, below = [] }: ScopeCrumbProps) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('crumb')} style={{ minWidth: 0 }}>
      <ol className={s.trail}>
        {trail.map((place) => (
          <li key={place.href}>
            <Link href={place.href}>{place.label}</Link>
            <IconChevronRight size={14} stroke={1.6} className={s.chevron} aria-hidden />
          </li>
        ))}
        <li aria-current="page">
          {below.length === 0 ? (
            <span className={s.here}>
              <span className={s.name}>{here}</span>
            </span>
          ) : (
            <Menu position="bottom-start" withinPortal>
              <Menu.Target>
                <button type="button" className={s.here} aria-label={t('below', { name: here })}>
                  <span className={s.name}>{here}</span>
                  <IconChevronDown size={14} stroke={1.6} className={s.chevron} aria-hidden />
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                <div className={cx(s.children)}>
                  {below.map((place) => (
                    <Menu.Item key={place.href} component={Link} href={place.href}>
                      {place.label}
                    </Menu.Item>
                  ))}
                </div>
              </Menu.Dropdown>
            </Menu>
          )}
        </li>
      </ol>
    </nav>
  )
}
