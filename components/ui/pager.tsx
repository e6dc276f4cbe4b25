import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from './button-link'
import s from './pager.module.css'

/** Where a step leads: an address, an action, or nowhere. */
type PagerStep = string | (() => void) | undefined

interface PagerProps {
  /** Which rows of how many. */
  text: ReactNode
  previous?: PagerStep
  next?: PagerStep
}

function Step({ to, children, side }: { to: PagerStep; children: string; side: 'left' | 'right' }) {
  const icon =
    side === 'left' ? <IconChevronLeft size={14} stroke={1.6} aria-hidden /> : <IconChevronRight size={14} stroke={1.6} aria-hidden />
  if (typeof to === 'string') {
    return (
      <ButtonLink href={to} size="sm">
        {side === 'left' ? icon : null}
        {children}
        {side === 'right' ? icon : null}
      </ButtonLink>
    )
  }
  return (
    <Button
      size="sm"
      disabled={to === undefined}
      onClick={to}
      leftSection={side === 'left' ? icon : null}
      rightSection={side === 'right' ? icon : null}
    >
      {children}
    </Button>
  )
}

/** Steps through a list by its cursor; there are no page numbers to jump to. */
export function Pager({ text, previous, next }: PagerProps) {
  const t = useTranslations('ui')
  return (
    <nav className={s.pager} aria-label={t('pager.label')}>
      <span aria-live="polite">{text}</span>
      <span className={s.steps}>
        <Step to={previous} side="left">
          {t('pager.previous')}
        </Step>
        <Step to={next} side="right">
          {t('pager.next')}
        </Step>
      </span>
    </nav>
  )
}
