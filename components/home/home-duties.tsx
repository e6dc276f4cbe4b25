'use client'

import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBook,
  IconCircleCheck,
  IconFlag,
  IconHeartHandshake,
  IconListCheck,
  IconMessages,
  IconSpeakerphone,
  IconUserQuestion,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DutyList, type DutyItem } from '@/components/ui/duty-list'
import { Empty } from '@/components/ui/empty'
import { useWords } from '@/components/ui/use-words'
import { activityKinds } from '@/domain/activity-words'
import type { Duty } from '@/domain/duties'
import type { DutyKind } from '@/domain/duty-words'
import type { HomeFacts } from '@/domain/home'
import { daysBetween, monthOf, type Day } from '@/domain/month'
import { addressOf } from '@/lib/api'
import s from './home.module.css'

const icons: Readonly<Record<DutyKind, typeof IconFlag>> = {
  theme_day: IconFlag,
  committee_meeting: IconUsers,
  party_lecture: IconBook,
  members_meeting: IconSpeakerphone,
  group_meeting: IconUsersGroup,
  organisation_life: IconMessages,
  appraisal: IconListCheck,
}
const shownFirst = 6

/** What was sent back and what is due, each with the button that takes it up. */
export function HomeDuties({ home }: { home: HomeFacts }) {
  const t = useTranslations('home.duties')
  const [opened, setOpened] = useState(false)
  const items = useItems(home)
  const done = useDone(home)
  const rest = items.length - shownFirst
  const shown = opened || rest <= 1 ? items : items.slice(0, shownFirst)
  return (
    <>
      {items.length === 0 ? <Empty icon={<IconCircleCheck size={24} stroke={1.6} />} title={t('nothing')} hint={t('nothingHint')} /> : null}
      <DutyList label={t('title')} items={shown} done={rest > 1 ? undefined : done} />
      {rest > 1 ? (
        <button type="button" className={s.more} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? t('fewer') : t('more', { count: rest })}
        </button>
      ) : null}
      {rest > 1 ? <DutyList label={t('details')} items={[]} done={done} /> : null}
    </>
  )
}

function useItems(home: HomeFacts): DutyItem[] {
  const t = useTranslations('home.duties')
  const words = useWords()
  const text = useDutyText(home.today)
  const returned = home.returned.map((activity): DutyItem => ({
    key: activity.id,
    tone: 'over',
    icon: <IconArrowBackUp size={20} stroke={1.6} />,
    name: activity.title,
    text: activity.note === '' ? t('returnedPlain') : t('returned', { note: activity.note }),
    action: { label: t('mend'), href: `/activities/${activity.id}/edit` },
  }))
  const asked = home.asked.map((activity): DutyItem => ({
    key: activity.id,
    tone: 'amber',
    icon: <IconHeartHandshake size={20} stroke={1.6} />,
    name: activity.title,
    text: t('cohost.asked', { host: activity.host, day: text.day(activity.day) }),
    action: { label: t('cohost.answer'), href: `/activities/${activity.id}` },
  }))
  const letters = home.letters.map((letter): DutyItem => ({
    key: letter.id,
    tone: letter.daysLeft < 0 ? 'over' : 'amber',
    icon: <IconArrowsExchange size={20} stroke={1.6} />,
    name: t(`letter.${letter.direction}`, letter),
    text:
      letter.daysLeft < 0 ? t('letter.over', { days: -letter.daysLeft }) : t('letter.left', { other: letter.other, days: letter.daysLeft }),
    action: { label: t('letter.settle'), href: addressOf('/members/transfers', { direction: letter.direction }) },
  }))
  const { remind, register } = home.absent
  const absent: DutyItem[] =
    remind + register === 0
      ? []
      : [
          {
            key: 'absent',
            tone: register > 0 ? 'over' : 'amber',
            icon: <IconUserQuestion size={20} stroke={1.6} />,
            name: t('absent.name', { count: remind + register }),
            text: register > 0 ? t('absent.register', { count: register }) : t('absent.remind'),
            action: { label: t('absent.action'), href: '/members/floating' },
          },
        ]
  const firstToLog = home.duties.open.find((duty) => duty.state === 'pending')
  const due = home.duties.open.map((duty): DutyItem => {
    const Icon = icons[duty.kind]
    const late = duty.state === 'late'
    const name = words(activityKinds[duty.kind])
    return {
      key: `${duty.kind} ${duty.from}`,
      tone: late ? 'over' : 'amber',
      icon: <Icon size={20} stroke={1.6} />,
      name: late ? t('named', { name, period: text.period(duty) }) : name,
      text: text.due(duty),
      action: {
        label: t(late ? 'makeUp' : 'log'),
        href: addressOf('/activities/new', { kind: duty.kind, date: late ? duty.due : null, org: home.org.id }),
        primary: duty === firstToLog,
      },
    }
  })
  return [...returned, ...asked, ...letters, ...due, ...absent]
}

function useDutyText(today: Day) {
  const t = useTranslations('home.duties')
  const format = useFormatter()
  const quarterly = (duty: Duty) => duty.period === 'quarter'
  function period(duty: Duty): string {
    switch (duty.period) {
      case 'month':
        return t('month', { month: String(Number(duty.to.slice(5))) })
      case 'quarter':
        return t('quarter', { quarter: String(Math.ceil(Number(duty.to.slice(5)) / 3)) })
      case 'year':
        return t('year', { year: duty.to.slice(0, 4) })
    }
  }
  const day = (value: Day) => format.dateTime(new Date(`${value}T00:00:00+08:00`), { month: 'long', day: 'numeric' })
  function due(duty: Duty): string {
    const missing = duty.minimum - duty.held
    if (duty.state === 'late') return duty.held === 0 ? t('late') : t('lateSome', { count: missing })
    const days = daysBetween(today, duty.due)
    if (days > 0 && quarterly(duty)) return t('dueQuarter', { period: period(duty), count: missing, days })
    const until = days === 0 ? t('dueToday') : t('dueMonth', { day: day(duty.due), days })
    return duty.minimum === 1 ? until : t('dueSome', { count: missing, until })
  }
  return { period, due, day }
}

function useDone(home: HomeFacts) {
  const t = useTranslations('home.duties')
  const words = useWords()
  const text = useDutyText(home.today)
  const latest = [...home.duties.done].sort((a, b) => ((a.doneOn ?? '') < (b.doneOn ?? '') ? 1 : -1))[0]
  if (latest === undefined || latest.doneOn === null) return undefined
  const facts = { name: words(activityKinds[latest.kind]), day: text.day(latest.doneOn), count: home.duties.done.length }
  return {
    text: home.duties.done.length > 1 ? t('doneMany', facts) : t('done', facts),
    linkText: t('details'),
    href: addressOf('/activities', { org: home.org.id, month: home.duties.done.length > 1 ? null : monthOf(latest.doneOn) }),
  }
}
