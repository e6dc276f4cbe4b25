import { IconChevronRight } from '@tabler/icons-react'
import Link from '@/components/ui/link'
import type { ReactNode } from 'react'
import s from './text-link.module.css'

interface TextLinkProps {
  href: string
  children: ReactNode
  /** A chevron behind the words, for "see all". */
  more?: boolean | undefined
}

/** A blue link of its own, outside running text. */
export function TextLink({ href, children, more }: TextLinkProps) {
  return (
    <Link href={href} className={s.link}>
      {children}
      {more ? <IconChevronRight size={14} stroke={1.6} aria-hidden /> : null}
    </Link>
  )
}
