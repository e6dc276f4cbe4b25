'use client'

import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import type { DashboardAttention } from '@/domain/dashboard'
import { AttentionList } from '@/components/ui/attention-list'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/text-link'
import { attentionAt, type Head } from './address'
import { useAttentionRows } from './attention-words'
import s from './dashboard.module.css'

const kinds = [
  'duty_late',
  'returned',
  'transfer',
  'development_late',
  'absent',
  'identity',
  'number',
  'no_reading',
  'no_secretary',
  'term',
  'size',
] as const
const shownRows = 6

/** What needs somebody, by kind, six rows or all of them. */
export function AttentionCard({ head, attention, all }: { head: Head; attention: DashboardAttention; all: boolean }) {
  const t = useTranslations('dashboard.attention')
  const rowOf = useAttentionRows(head)
  const [kind, setKind] = useQueryState('watch', parseAsStringLiteral(kinds).withOptions({ shallow: true, history: 'replace' }))
  const { counts } = attention
  const total = kinds.reduce((sum, key) => sum + counts[key], 0)
  const count = kind === null ? total : counts[kind]
  const items = attention.items.filter((item) => kind === null || item.kind === kind)
  const present = kinds.filter((key) => counts[key] > 0)
  if (total === 0) {
    return (
      <Card title={t('title')} meta={t('meta', { day: head.today })} tall>
        <Empty icon={<IconCircleCheck size={24} stroke={1.6} />} title={t('empty')} hint={t('emptyHint')} />
      </Card>
    )
  }
  return (
    <Card title={t('title')} unit={t('count', { count: total })} meta={t('meta', { day: head.today })} flush>
      <div className={s.tabs}>
        <Segmented
          small
          label={t('filter')}
          value={kind ?? 'all'}
          onChange={(value) => void setKind(kinds.find((key) => key === value) ?? null)}
          items={[
            { value: 'all', label: t('kinds.all'), count: String(total) },
            ...present.map((key) => ({ value: key, label: t(`kinds.${key}`), count: String(counts[key]) })),
          ]}
        />
      </div>
      <div className={all ? s.scroll : undefined} {...(all ? { tabIndex: 0, role: 'region', 'aria-label': t('title') } : {})}>
        <AttentionList label={t('title')} items={items.map(rowOf)} limit={all ? items.length : shownRows} />
      </div>
      {all || count > shownRows ? <AttentionMore head={head} all={all} count={count} /> : null}
    </Card>
  )
}

function AttentionMore({ head, all, count }: { head: Head; all: boolean; count: number }) {
  const t = useTranslations('dashboard.attention')
  return (
    <div className={s.more}>
      <TextLink href={attentionAt(head, !all)} more={!all}>
        {all ? t('less') : t('all', { count })}
      </TextLink>
    </div>
  )
}
