'use client'

import Link from '@/components/ui/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

export interface NavEntry {
  href: string
  label: string
  /** An outline icon, drawn by the caller at 20 or 24 px. */
  icon: ReactNode
  count?: number | undefined
}

interface NavItemProps {
  entry: NavEntry
  /** All addresses of this navigation: of two that lead to a page the closer one is marked. */
  hrefs: readonly string[]
  className: string
  activeClassName: string
  labelClassName: string
  countClassName: string
}

function covers(href: string, pathname: string): boolean {
  const path = href.split(/[?#]/, 1)[0] ?? href
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)
}

/** The address under which a page lies. */
const hrefOf = (hrefs: readonly string[], pathname: string): string | undefined =>
  hrefs.filter((href) => covers(href, pathname)).sort((a, b) => b.length - a.length)[0]

/** One way of the navigation, marked when the page lies under it. */
export function NavItem({ entry, hrefs, className, activeClassName, labelClassName, countClassName }: NavItemProps) {
  const pathname = usePathname()
  const active = hrefOf(hrefs, pathname) === entry.href
  return (
    <Link
      href={entry.href}
      className={active ? `${className} ${activeClassName}` : className}
      aria-current={active ? 'page' : undefined}
      title={entry.label}
    >
      {entry.icon}
      <span className={labelClassName}>{entry.label}</span>
      {entry.count ? <span className={countClassName}>{entry.count}</span> : null}
    </Link>
  )
}
