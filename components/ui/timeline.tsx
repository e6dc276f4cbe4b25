import Link from '@/components/ui/link'
import type { ReactNode } from 'react'
import { cx } from './class-names'
import s from './timeline.module.css'

interface TimelineEntry {
  key: string
  date: string
  title: string
  text?: ReactNode
  icon?: ReactNode
  href?: string | undefined
}

interface TimelineProps {
  label: string
  /** Newest first. */
  entries: readonly TimelineEntry[]
  /** "icons" for things that took place, "dates" for changes of one record. */
  variant?: 'icons' | 'dates' | undefined
}

function Title({ entry }: { entry: TimelineEntry }) {
  return entry.href ? <Link href={entry.href}>{entry.title}</Link> : <span>{entry.title}</span>
}

/** Dated entries on one line of time. */
export function Timeline({ label, entries, variant = 'icons' }: TimelineProps) {
  return (
    <ol className={variant === 'icons' ? s.icons : s.dates} aria-label={label}>
      {entries.map((entry, index) =>
        variant === 'icons' ? (
          <li key={entry.key}>
            <span className={s.mark} aria-hidden>
              {entry.icon}
            </span>
            <div>
              <div className={s.title}>
                <Title entry={entry} />
                <span className={s.date}>{entry.date}</span>
              </div>
              {entry.text ? <div className={s.text}>{entry.text}</div> : null}
            </div>
          </li>
        ) : (
          <li key={entry.key}>
            <span className={cx(s.dot, index === 0 && s.now)} aria-hidden />
            <span className={s.date}>{entry.date}</span>
            <div>
              <div className={s.title}>
                <Title entry={entry} />
              </div>
              {entry.text ? <div className={s.text}>{entry.text}</div> : null}
            </div>
          </li>
        ),
      )}
    </ol>
  )
}
