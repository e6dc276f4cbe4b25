'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState, type ReactNode } from 'react'
import { Tag } from '@/components/ui/tag'
import type { UnionSpan } from '@/domain/union'
import s from './union.module.css'

const UnionDialog = dynamic(() => import('./union-dialog').then((file) => file.UnionDialog))

type StateProps = {
  spans: readonly UnionSpan[]
  mayEdit: boolean
  /** Who enters, and the words that say so. */
  joining: { enterpriseId: string | null; personIds: readonly string[]; words: ReactNode }
}

/** Whether somebody is in the union and since when, with the way in or out for who may record it. */
export function UnionState({ spans, mayEdit, joining: { words, ...who } }: StateProps) {
  const t = useTranslations('union')
  const [asking, setAsking] = useState(false)
  const held = spans.find((span) => span.to === null)
  const close = () => setAsking(false)
  return (
    <span className={s.state}>
      {held === undefined ? <Tag tone="line">{t('fact.out')}</Tag> : <Tag tone="ok">{t('fact.since', { day: held.from })}</Tag>}
      {mayEdit ? (
        <Button size="xs" onClick={() => setAsking(true)}>
          {t(held === undefined ? 'join.action' : 'leave.action')}
        </Button>
      ) : null}
      {!asking ? null : held === undefined ? (
        <UnionDialog change={who} onClose={close}>
          {words}
        </UnionDialog>
      ) : (
        <UnionDialog change={{ leaving: held.id }} onClose={close}>
          {t('leave.text')}
        </UnionDialog>
      )}
    </span>
  )
}
