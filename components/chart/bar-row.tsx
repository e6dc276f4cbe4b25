import { IconChevronRight } from '@tabler/icons-react'
import Link from '@/components/ui/link'
import type { CSSProperties, ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import s from './bar-list.module.css'

interface BarRowProps {
  href: string | undefined
  selected: boolean
  children: ReactNode
}

/** One row of bars, a link where there is something below it. */
export function BarRow({ href, selected, children }: BarRowProps) {
  return href ? (
    <Link href={href} className={cx(s.row, selected && s.selected)} aria-current={selected ? 'true' : undefined}>
      {children}
      <IconChevronRight size={14} stroke={1.6} className={s.chevron} aria-hidden />
    </Link>
  ) : (
    <div className={cx(s.row, selected && s.selected)}>{children}</div>
  )
}

/** One width for the names and one for the numbers of all rows, so that the bars line up. */
export function barColumns(names: readonly string[], numbers: readonly string[]): CSSProperties {
  const longest = Math.max(4, ...numbers.map((text) => text.length))
  const wide = names.some((name) => name.length > 5)
  const long = names.some((name) => name.length > 9)
  const style: CSSProperties & Record<'--name' | '--number', string> = {
    '--name': long ? '45%' : wide ? '104px' : '68px',
    '--number': `${longest}ch`,
  }
  return style
}
