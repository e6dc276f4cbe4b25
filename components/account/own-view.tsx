'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronRight } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { FactList } from '@/components/ui/fact-list'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { deviceOf } from '@/domain/device'
import type { OwnPage, OwnSession } from '@/domain/own'
import { roles } from '@/domain/roles'
import { locales } from '@/domain/words'
import { momentOf } from '@/domain/moment'
import { ApiError, send } from '@/lib/api'
import { leave } from '@/lib/leave'
import { keepLocale } from '@/lib/locale-cookie'
import { ownQuery } from '@/lib/queries/own'
import { useLeave } from './use-leave'
import s from './account.module.css'

type Way = { href: string; label: string }

/** The caller's own account: who they are here, and where they are signed in. */
export function OwnView({ more }: { more: readonly Way[] }) {
  const query = useQuery(ownQuery())
  if (query.data === undefined) return query.isError ? <FailedQuery query={query} /> : <Skeleton />
  return <Loaded own={query.data} more={more} />
}

function Loaded({ own, more }: { own: OwnPage; more: readonly Way[] }) {
  const t = useTranslations('account.own')
  const leaving = useLeave(own.id)
  return (
    <>
      {leaving.dialog}
      <PageTitle
        title={t('title')}
        actions={
          <>
            <ButtonLink href="/me/password">{t('changePassword')}</ButtonLink>
            <Button onClick={leaving.ask}>{t('signOut')}</Button>
          </>
        }
      />
      <div className={s.columns}>
        <Facts own={own} />
        <Sessions sessions={own.sessions} />
      </div>
      {more.length === 0 ? null : <More ways={more} />}
    </>
  )
}

/** On a phone, the ways that the bottom bar has no room for. */
function More({ ways }: { ways: readonly Way[] }) {
  const t = useTranslations('account.own')
  return (
    <nav className={s.more} aria-label={t('more')}>
      {ways.map((way) => (
        <Link key={way.href} href={way.href}>
          {way.label}
          <IconChevronRight size={16} stroke={1.6} aria-hidden />
        </Link>
      ))}
    </nav>
  )
}

function Facts({ own }: { own: OwnPage }) {
  const t = useTranslations('account.own')
  const words = useWords()
  const row = useTranslations('account')
  return (
    <Card title={t('facts')}>
      <FactList
        rows={[
          { key: 'name', label: t('name'), value: own.displayName },
          { key: 'account', label: t('account'), value: own.name },
          {
            key: 'roles',
            label: t('roles'),
            value: (
              <span className={s.places}>
                {own.grants.length === 0 ? <span>{t('rolesNone')}</span> : null}
                {own.grants.map((grant) => (
                  <span key={`${grant.role} ${grant.place}`}>
                    {row('at', { place: grant.place, role: words(roles[grant.role].label) })}
                  </span>
                ))}
              </span>
            ),
          },
          ...(own.lastSignInAt === null
            ? []
            : [
                {
                  key: 'last',
                  label: t('last'),
                  value: t('lastFrom', { time: momentOf(own.lastSignInAt), address: own.lastSignInFrom ?? '' }),
                },
              ]),
          { key: 'language', label: t('language'), value: <Language own={own} /> },
        ]}
      />
    </Card>
  )
}

function Language({ own }: { own: OwnPage }) {
  const t = useTranslations('account.own')
  const router = useRouter()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: async (locale: OwnPage['locale']) => {
      await send('PUT', '/api/me/locale', { locale })
      keepLocale(locale)
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['own'] })
      router.refresh()
    },
  })
  const choose = (value: string) => {
    const locale = locales.find((one) => one === value)
    if (locale !== undefined) change.mutate(locale)
  }
  return (
    <Segmented
      small
      label={t('language')}
      value={change.variables ?? own.locale}
      items={[
        { value: 'zh', label: t('chinese') },
        { value: 'en', label: t('english') },
      ]}
      onChange={choose}
    />
  )
}

function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useTranslations('account.own')
  const account = useTranslations('account.page')
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const end = useMutation({
    mutationFn: (id: string) => send('DELETE', `/api/me/sessions/${id}`, {}),
    onSuccess: () => notifications.show({ message: t('ended') }),
    onError: (error) => notifications.show({ message: error instanceof ApiError ? error.message : account('unsure') }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['own'] }),
  })
  const endAll = useMutation({
    mutationFn: () => send('DELETE', '/api/me/sessions', {}),
    onSuccess: leave,
  })
  return (
    <Card
      title={t('sessions')}
      meta={t('sessionsHint')}
      flush
      actions={
        <Button size="sm" onClick={() => setAsking(true)}>
          {t('signOutEverywhere')}
        </Button>
      }
    >
      <ul className={s.list}>
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionWords session={session} />
            {session.current ? (
              <Tag tone="ok">{t('here')}</Tag>
            ) : (
              <Button size="sm" loading={end.isPending && end.variables === session.id} onClick={() => end.mutate(session.id)}>
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('everywhereTitle')}
        confirmLabel={t('everywhereConfirm')}
        onConfirm={() => endAll.mutate()}
        pending={endAll.isPending}
        error={endAll.isError ? (endAll.error instanceof ApiError ? endAll.error.message : account('unsure')) : undefined}
      >
        {t('everywhereText')}
      </ConfirmDialog>
    </Card>
  )
}

function SessionWords({ session }: { session: OwnSession }) {
  const t = useTranslations('account.own')
  const format = useFormatter()
  const { browser, system } = deviceOf(session.agent)
  const time = (instant: string) =>
    format.dateTime(new Date(instant), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  return (
    <div>
      <p className={s.main}>
        {browser === null && system === null
          ? t('unknownDevice')
          : t('device', { browser: browser ?? t('otherBrowser'), system: system ?? t('otherSystem') })}
      </p>
      <p className={s.sub}>
        {session.address} · {t('since', { time: time(session.createdAt) })} · {t('seen', { time: time(session.lastSeenAt) })}
      </p>
    </div>
  )
}
