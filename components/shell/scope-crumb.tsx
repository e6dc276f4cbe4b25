'use client'

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { PopupButton } from '@/components/ui/popup-button'
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
            <Link href={place.href} title={place.label}>
              {place.label}
            </Link>
            <IconChevronRight size={14} stroke={1.6} className={s.chevron} aria-hidden />
          </li>
        ))}
        <li aria-current="page">
          {below.length === 0 ? (
            <span className={s.here}>
              <span className={s.name}>{here}</span>
            </span>
          ) : (
            <PopupButton
              kind="menu"
              load={() => import('@/components/ui/menu')}
              popup={{ position: 'bottom-start', items: below.map(({ label, href }) => ({ key: href, label, to: href })) }}
              className={s.here}
              aria-label={t('below', { name: here })}
            >
              <span className={s.name}>{here}</span>
              <IconChevronDown size={14} stroke={1.6} className={s.chevron} aria-hidden />
            </PopupButton>
          )}
        </li>
      </ol>
    </nav>
  )
}
