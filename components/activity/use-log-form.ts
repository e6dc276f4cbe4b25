'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocale } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { activityLog, type ActivityFormFacts } from '@/domain/activity'
import type { Day } from '@/domain/month'
import { deliver } from '@/lib/outbox/deliver'
import { dropDraft, keepDraft, readDraft } from '@/lib/outbox/draft'
import type { Delivery, OutboxItem } from '@/lib/outbox/item'
import { outboxStore } from '@/lib/outbox/store'
import { useOutbox } from '@/lib/outbox/use-outbox'
import type { Wrong } from './activity-fields'
import { contentOf, fillingOfBody, fillingSchema, freshFilling, missingIn, startOn, titleOf, type Filling, type Prefill } from './filling'

const receiptSchema = z.object({ id: z.string(), receipt: z.string(), title: z.string() })
type Receipt = z.output<typeof receiptSchema>
/** What became of a submission: on the server with a receipt, or on this device. */
export type Outcome = { state: 'sent'; receipt: Receipt } | { state: 'kept'; title: string; signedOut: boolean }

type Options = {
  facts: ActivityFormFacts
  prefill: Prefill
  /** The refused submission that is being corrected. */
  itemKey: string | undefined
  onDay: (day: Day) => void
}

const codesOf = (issues: readonly { path: PropertyKey[]; message: string }[]): Wrong =>
  Object.fromEntries(issues.map((issue) => [String(issue.path[0]), issue.message]))

async function keptFilling(
  accountId: string,
  form: string,
  itemKey: string | undefined,
): Promise<{ filling: Filling; from: 'draft' | 'item' } | null> {
  if (itemKey !== undefined) {
    const items = await outboxStore.of(accountId).catch(() => [])
    const filling = fillingOfBody(items.find((item) => item.key === itemKey)?.body)
    if (filling !== null) return { filling, from: 'item' }
  }
  const filling = fillingSchema.safeParse(await readDraft(accountId, form)).data
  return filling === undefined ? null : { filling, from: 'draft' }
}

/** The log form: what is filled in, kept on the device while it is typed, and how it goes out. */
export function useLogForm({ facts, prefill, itemKey, onDay }: Options) {
  const locale = useLocale().startsWith('zh') ? 'zh' : 'en'
  const queries = useQueryClient()
  const outbox = useOutbox(facts.accountId)
  const form = `activity.new ${facts.org.id} ${prefill.kind ?? ''} ${prefill.day ?? ''}`
  const [filling, setFilling] = useState(() => freshFilling(facts, prefill))
  const [restored, setRestored] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const touched = useRef(false)
  /** Two submits in one breath come before the first is drawn as pending. */
  const underWay = useRef(false)
  const keep = useDebouncedCallback((value: Filling) => void keepDraft(facts.accountId, form, value), 300)
  const { accountId } = facts

  useEffect(() => {
    let current = true
    void keptFilling(accountId, form, itemKey).then((kept) => {
      if (!current || touched.current || kept === null) return
      setFilling(kept.filling)
      setRestored(kept.from === 'draft')
      onDay(kept.filling.day)
    })
    return () => {
      current = false
    }
  }, [accountId, form, itemKey, onDay])

  const onRoster = filling.attendees.filter((id) => facts.roster.some((person) => person.id === id))
  const missing = missingIn(filling, onRoster.length)

  function change(part: Partial<Filling>) {
    touched.current = true
    const next = { ...filling, ...part }
    setFilling(next)
    setWrong({})
    keep(next)
    if (part.day !== undefined) onDay(part.day)
  }
  function startAfresh(after: Prefill) {
    keep.cancel()
    void dropDraft(accountId, form)
    const next = freshFilling(facts, after)
    setFilling(next)
    onDay(next.day)
    setRestored(false)
    setWrong({})
    setOutcome(null)
    sending.reset()
  }

  async function goOut(item: OutboxItem): Promise<Delivery & { unkept?: boolean }> {
    try {
      return await outbox.submit(item, itemKey)
    } catch {
      // The device keeps nothing (private mode, no space): there is only the connection of this moment.
      return { ...(await deliver(item)), unkept: true }
    }
  }
  const sending = useMutation({
    // The outbox decides what to do without a connection, so the mutation must not wait for one.
    networkMode: 'always',
    mutationFn: goOut,
    onSettled: () => {
      underWay.current = false
    },
    onSuccess: async (delivery, item) => {
      if (delivery.state === 'refused') {
        setWrong(delivery.refusal.fields)
        await keepDraft(accountId, form, filling)
        if (delivery.unkept !== true) await outbox.discard(item.key)
        return
      }
      if (delivery.state === 'waiting' && delivery.unkept === true) return
      keep.cancel()
      await dropDraft(accountId, form)
      const receipt = delivery.state === 'sent' ? receiptSchema.safeParse(delivery.answer).data : undefined
      setOutcome(
        receipt === undefined
          ? { state: 'kept', title: item.label, signedOut: delivery.state === 'waiting' && delivery.reason === 'signed_out' }
          : { state: 'sent', receipt },
      )
      for (const queryKey of [['activity'], ['home'], ['dashboard'], ['org']]) void queries.invalidateQueries({ queryKey })
    },
  })
  const last = sending.data
  const refusal = last?.state === 'refused' && Object.keys(last.refusal.fields).length === 0 ? last.refusal.message : null
  const notKept = last?.state === 'waiting' && last.unkept === true

  function submit() {
    if (underWay.current) return
    const now = new Date()
    const body = { orgId: facts.org.id, ...contentOf({ ...filling, attendees: onRoster }, startOn(filling.day, now), locale) }
    const parsed = activityLog.safeParse(body)
    if (!parsed.success) {
      setWrong(codesOf(parsed.error.issues))
      return
    }
    underWay.current = true
    sending.mutate({
      key: crypto.randomUUID(),
      accountId,
      method: 'POST',
      path: '/api/activities',
      body,
      label: titleOf(filling, locale),
      createdAt: now.toISOString(),
    })
  }

  return { filling, change, missing, wrong, restored, outcome, submit, startAfresh, pending: sending.isPending, refusal, notKept }
}
