import { IconAccessPoint, IconAlertTriangle, IconClockExclamation, IconClockHour4, IconInfoCircle, IconRefresh } from '@tabler/icons-react'
import Link from '@/components/ui/link'
import s from './attention-list.module.css'
import { ButtonLink } from './button-link'
import { TextLink } from './text-link'
import { type IconTone, ToneIcon } from './tone-icon'

/** overdue: can only be mended; due: time left; term: an election nears; unreported: no readings; rule: a breach; other. */
type AttentionKind = 'overdue' | 'due' | 'term' | 'unreported' | 'rule' | 'other'

export interface AttentionItem {
  key: string
  kind: AttentionKind
  who: string
  whoHref?: string | undefined
  /** What is missing, and since when. */
  what: string
  action?: { label: string; href: string } | undefined
}

interface AttentionListProps {
  label: string
  /** Sorted by effect. */
  items: readonly AttentionItem[]
  /** How many are shown: the first six unless told. */
  limit?: number | undefined
  /** The way to all of them, with its words. */
  more?: { label: string; href: string } | undefined
}

const looks = {
  overdue: { tone: 'over', Icon: IconClockExclamation },
  due: { tone: 'amber', Icon: IconClockHour4 },
  term: { tone: 'amber', Icon: IconRefresh },
  unreported: { tone: 'info', Icon: IconAccessPoint },
  rule: { tone: 'over', Icon: IconAlertTriangle },
  other: { tone: 'neutral', Icon: IconInfoCircle },
} as const satisfies Record<AttentionKind, { tone: IconTone; Icon: typeof IconRefresh }>

const shownRows = 6

/** What needs somebody, each with its next action on the same row. */
export function AttentionList({ label, items, limit = shownRows, more }: AttentionListProps) {
  return (
    <>
      <ul className={s.list} aria-label={label}>
        {items.slice(0, limit).map((item) => {
          const { tone, Icon } = looks[item.kind]
          return (
            <li key={item.key}>
              <ToneIcon tone={tone}>
                <Icon size={18} stroke={1.6} />
              </ToneIcon>
              <div className={s.words}>
                {item.whoHref ? (
                  <Link href={item.whoHref} className={s.who} title={item.who}>
                    {item.who}
                  </Link>
                ) : (
                  <span className={s.who} title={item.who}>
                    {item.who}
                  </span>
                )}
                <div className={s.what} title={item.what}>
                  {item.what}
                </div>
              </div>
              {item.action ? (
                <span className={s.action}>
                  <ButtonLink href={item.action.href} size="sm" label={`${item.action.label} ${item.who}`}>
                    {item.action.label}
                  </ButtonLink>
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      {more ? (
        <div className={s.more}>
          <TextLink href={more.href} more>
            {more.label}
          </TextLink>
        </div>
      ) : null}
    </>
  )
}
