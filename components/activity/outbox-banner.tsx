'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconChevronRight, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import * as z from 'zod/mini'
import { ButtonLink } from '@/components/ui/button-link'
import ConfirmModal from '@/components/ui/confirm-modal'
import { useFieldWords } from '@/components/ui/use-field-words'
import { addressOf } from '@/lib/api'
import type { OutboxItem } from '@/lib/outbox/item'
import { useOutbox } from '@/lib/outbox/use-outbox'
import { useOnline } from './use-online'
import s from './outbox-banner.module.css'

const arrived = z.object({ receipt: z.string() })
const countOfDay = z.object({ stationId: z.string(), day: z.string() })

/** The form in which a refused submission is put right. */
function correctionOf({ path, key, body }: OutboxItem): string {
  const count = path === '/api/readings' ? countOfDay.safeParse(body).data : undefined
  return count === undefined
    ? addressOf('/activities/new', { item: key, org: typeof body['orgId'] === 'string' ? body['orgId'] : null })
    : addressOf('/traffic', { station: count.stationId, day: count.day })
}

/** What this account has written on this device and the server has not acknowledged; it cannot be dismissed. */
export function OutboxBanner({ accountId }: { accountId: string }) {
  const t = useTranslations('activity.outbox')
  const outbox = useOutbox(accountId)
  const { onSent } = outbox
  const queries = useQueryClient()
  const online = useOnline()
  const listId = useId()
  const [opened, setOpened] = useState(false)
  const [dropping, setDropping] = useState<OutboxItem | null>(null)
  const items = outbox.items.filter((item) => item.key !== outbox.going)
  const refused = items.filter((item) => item.refusal !== undefined).length
  const waiting = items.length - refused

  useEffect(
    () =>
      onSent(({ item, answer }) => {
        const receipt = arrived.safeParse(answer).data?.receipt
        notifications.show({
          message: receipt === undefined ? t('sent', { label: item.label }) : t('arrived', { label: item.label, receipt }),
        })
        for (const queryKey of [['activity'], ['reading'], ['station'], ['home'], ['dashboard'], ['org']])
          void queries.invalidateQueries({ queryKey })
      }),
    [onSent, queries, t],
  )

  if (items.length === 0) return null
  const state = !online ? 'offline' : outbox.stop === 'signed_out' ? 'signedOut' : 'waiting'
  const Icon = refused > 0 ? IconAlertTriangle : online ? IconCloudUp : IconCloudOff
  return (
    <section className={s.banner} aria-label={t('list')}>
      <button type="button" className={s.head} aria-expanded={opened} aria-controls={listId} onClick={() => setOpened(!opened)}>
        <Icon size={20} stroke={1.6} aria-hidden />
        <span className={s.words} role="status">
          {waiting > 0 ? <span>{t(state, { count: waiting })}</span> : null}
          {refused > 0 ? <span>{t('refused', { count: refused })}</span> : null}
        </span>
        <span className={s.show}>
          {t(opened ? 'hide' : 'show')}
          <IconChevronRight size={18} stroke={1.6} aria-hidden />
        </span>
      </button>
      {opened ? (
        <div id={listId}>
          <ul className={s.list}>
            {items.map((item) => (
              <Item key={item.key} item={item} onDrop={() => setDropping(item)} />
            ))}
          </ul>
          <div className={s.actions}>
            {state === 'signedOut' ? <ButtonLink href="/sign-in?to=/">{t('signIn')}</ButtonLink> : null}
            {waiting > 0 && state === 'waiting' ? (
              <Button onClick={() => void outbox.retry()} loading={outbox.sending}>
                {t('retry')}
              </Button>
            ) : null}
          </div>
        </div>
      ) : null}
      <ConfirmModal
        opened={dropping !== null}
        onClose={() => setDropping(null)}
        title={t('discardTitle')}
        confirmLabel={t('discard')}
        onConfirm={() => {
          if (dropping !== null) void outbox.discard(dropping.key)
          setDropping(null)
        }}
      >
        {t('discardText', { label: dropping?.label ?? '' })}
      </ConfirmModal>
    </section>
  )
}

function Item({ item, onDrop }: { item: OutboxItem; onDrop: () => void }) {
  const t = useTranslations('activity.outbox')
  const format = useFormatter()
  const fieldWords = useFieldWords()
  const { refusal } = item
  const problems = refusal === undefined ? [] : Object.values(refusal.fields).map((code) => fieldWords(code))
  return (
    <li className={s.item}>
      <div className={s.what}>
        <strong>{item.label}</strong>
        <span className={s.time}>
          {t('typed', {
            time: format.dateTime(new Date(item.createdAt), {
              month: 'numeric',
              day: 'numeric',
              hour: '2-digit',
              minute: '2-digit',
              hourCycle: 'h23',
            }),
          })}
        </span>
        {refusal === undefined ? null : <span className={s.wrong}>{problems.length > 0 ? problems.join(' ') : refusal.message}</span>}
      </div>
      {refusal === undefined ? null : (
        <>
          <ButtonLink href={correctionOf(item)} size="sm" label={`${t('correct')} ${item.label}`}>
            {t('correct')}
          </ButtonLink>
          <Button size="sm" variant="subtle" aria-label={`${t('discard')} ${item.label}`} onClick={onDrop}>
            {t('discard')}
          </Button>
        </>
      )}
    </li>
  )
}
