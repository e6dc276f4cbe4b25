import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react'
import Link from '@/components/ui/link'
import type { ReactNode } from 'react'
import { ButtonLink } from './button-link'
import s from './duty-list.module.css'
import { type IconTone, ToneIcon } from './tone-icon'

export interface DutyItem {
  key: string
  tone: Extract<IconTone, 'amber' | 'over' | 'ok'>
  icon: ReactNode
  name: string
  /** When it is due, or what is missing. */
  text: string
  action?: { label: string; href: string; primary?: boolean | undefined } | undefined
}

interface DutyListProps {
  label: string
  items: readonly DutyItem[]
  /** What is done already, and the way to it. */
  done?: { text: string; linkText: string; href: string } | undefined
}

/** This month's duties on a phone, each with the button that records it. */
export function DutyList({ label, items, done }: DutyListProps) {
  return (
    <>
      <ul className={s.list} aria-label={label}>
        {items.map((item) => (
          <li key={item.key}>
            <ToneIcon tone={item.tone} size="lg">
              {item.icon}
            </ToneIcon>
            <div className={s.words}>
              <div className={s.name}>{item.name}</div>
              <div className={s.text} data-tone={item.tone}>
                {item.text}
              </div>
            </div>
            {item.action ? (
              <ButtonLink
                href={item.action.href}
                variant={item.action.primary ? 'filled' : 'default'}
                label={`${item.action.label} ${item.name}`}
              >
                {item.action.label}
              </ButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
      {done ? (
        <Link href={done.href} className={s.done}>
          <span className={s.ok}>
            <IconCircleCheck size={18} stroke={1.6} aria-hidden />
            {done.text}
          </span>
          <span className={s.go}>
            {done.linkText}
            <IconChevronRight size={16} stroke={1.6} aria-hidden />
          </span>
        </Link>
      ) : null}
    </>
  )
}
