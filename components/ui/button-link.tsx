import Link from '@/components/ui/link'
import type { MouseEventHandler, ReactNode } from 'react'
import s from './button.module.css'

interface ButtonLinkProps {
  href: string
  children: ReactNode
  icon?: ReactNode
  variant?: 'default' | 'filled' | 'subtle' | undefined
  size?: 'sm' | 'md' | 'lg' | undefined
  fullWidth?: boolean | undefined
  /** For files: a plain anchor that the router leaves alone. */
  download?: boolean | undefined
  label?: string | undefined
  onClick?: MouseEventHandler<HTMLAnchorElement>
}

/** A link drawn as the library's button; drawn on the server. */
export function ButtonLink(props: ButtonLinkProps) {
  const { href, children, icon, variant = 'default', size = 'md', fullWidth, download, label, onClick } = props
  const shared = {
    className: s.root,
    'data-variant': variant,
    'data-size': size,
    'data-full': fullWidth || undefined,
    'aria-label': label,
  }
  return download ? (
    <a href={href} download {...shared}>
      {icon}
      {children}
    </a>
  ) : (
    <Link href={href} {...(onClick === undefined ? {} : { onClick })} {...shared}>
      {icon}
      {children}
    </Link>
  )
}
