import { IconAlertTriangle, IconCircleCheck, IconClockHour4 } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DutyList } from '@/components/ui/duty-list'
import { DutyLegend, DutyMatrix, type DutyCell } from '@/components/ui/duty-matrix'
import { useWords } from '@/components/ui/use-words'
import { activityKinds } from '@/domain/activity-words'
import type { Duty } from '@/domain/duties'
import { dutyReasons, dutyKinds } from '@/domain/duty-words'
import { daysBetween, monthOf, monthsFrom } from '@/domain/month'
import type { OrgDetail } from '@/domain/org'
import type { BranchTraining } from '@/domain/training'
import { dutyHref, openDuties, spansOf, totalOf, type DutySpan } from './duty-cells'
import s from './org-view.module.css'

type DutiesProps = { duties: readonly Duty[]; training: BranchTraining | null; org: OrgDetail; month: string; today: string }

const listed = 4

/** The duties of the year as a matrix, and what is to be done now as a list that a phone can use. */
export function OrgDuties({ duties, training, org, month, today }: DutiesProps) {
  const t = useTranslations('organisation.duties')
  const words = useWords()
  const year = month.slice(0, 4)
  const cellOf = useCell(org, today)
  const textOf = useOpenText(today)
  const open = openDuties(duties)
  const trainingRows = useTrainingRows(training)
  return (
    <Card
      title={t('title')}
      unit={t('year', { year })}
      definition={t('definition')}
      meta={t('meta', { day: today })}
      actions={
        <div className={s.desk}>
          <DutyLegend />
        </div>
      }
    >
      <div className={s.phone}>
        {open.length === 0 ? (
          <p className={s.allDone}>
            <IconCircleCheck size={18} stroke={1.6} aria-hidden />
            {t('none')}
          </p>
        ) : (
          <DutyList
            label={t('open')}
            items={open.slice(0, listed).map((duty) => {
              const late = duty.state === 'late'
              const href = dutyHref(duty, org, today)
              return {
                key: `${duty.kind} ${duty.from}`,
                tone: late ? ('over' as const) : ('amber' as const),
                name: words(activityKinds[duty.kind]),
                icon: late ? <IconAlertTriangle size={20} stroke={1.6} /> : <IconClockHour4 size={20} stroke={1.6} />,
                text: textOf(duty),
                ...(href === undefined ? {} : { action: { label: late ? t('makeUp') : t('record'), href } }),
              }
            })}
          />
        )}
        {open.length > listed ? <p className={s.more}>{t('more', { count: open.length - listed })}</p> : null}
      </div>
      <DutyMatrix
        caption={t('caption', { name: org.name, year })}
        columns={monthsFrom(`${year}-01`, `${year}-12`).map((column) => ({
          key: column,
          label: t('month', { month: Number(column.slice(5)) }),
          current: column === month,
        }))}
        rows={[
          ...dutyKinds.map((kind) => {
            const spans = spansOf(duties, kind)
            const { done, due } = totalOf(duties, kind)
            const first = spans[0]?.first
            return {
              key: kind,
              label: words(activityKinds[kind]),
              cells: spans.map(cellOf),
              total: due === 0 ? '—' : t('total', { done, due }),
              requirement: first === undefined ? '' : t('per', { period: first.period, count: first.minimum }),
            }
          }),
          ...trainingRows,
        ]}
      />
      {training === null || training.unmeasured === 0 ? null : <p className={s.more}>{t('unmeasured', { count: training.unmeasured })}</p>}
    </Card>
  )
}

/** Until when an open duty can be done, and how often it still has to be where once is not enough. */
function useOpenText(today: string) {
  const t = useTranslations('organisation.duties')
  return (duty: Duty): string => {
    const until =
      duty.state === 'late' ? t('openLate', { due: duty.due }) : t('openLeft', { days: daysBetween(today, duty.due), due: duty.due })
    return duty.minimum === 1 ? until : t('openSome', { count: duty.minimum - duty.held, until })
  }
}

/** The year's training as two bars: the secretary's hours, and how many members reached theirs. */
function useTrainingRows(training: BranchTraining | null) {
  const t = useTranslations('organisation.duties.training')
  const format = useFormatter()
  if (training === null) return []
  const { secretary, members, need } = training
  const span = 12
  // Downwards, so that nobody is told to be done a minute too early.
  const done = Math.floor((secretary?.minutes ?? 0) / 6) / 10
  const left = Math.max(0, need.secretary - done)
  const hours = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  return [
    {
      key: 'secretary',
      label: t('secretary'),
      requirement: t('hours', { count: need.secretary }),
      cells: [
        secretary === null
          ? { key: 'secretary', state: 'not_applicable' as const, span, label: t('nobody') }
          : {
              key: 'secretary',
              state: 'progress' as const,
              span,
              percent: (done / need.secretary) * 100,
              label: t(left === 0 ? 'reached' : 'missing', {
                name: secretary.name,
                done: hours(done),
                left: hours(left),
              }),
            },
      ],
      total: secretary === null ? '—' : t('total', { done: hours(done), all: need.secretary }),
    },
    {
      key: 'members',
      label: t('members'),
      requirement: t('hours', { count: need.member }),
      cells: [
        members.all === 0
          ? { key: 'members', state: 'not_applicable' as const, span, label: t('empty') }
          : {
              key: 'members',
              state: 'progress' as const,
              span,
              percent: (members.reached / members.all) * 100,
              label: t('membersReached', members),
            },
      ],
      total: members.all === 0 ? '—' : t('total', { done: format.number(members.reached), all: members.all }),
    },
  ]
}

function useCell(org: OrgDetail, today: string) {
  const t = useTranslations('organisation.duties')
  const words = useWords()
  const labelOf = (duty: Duty): string => {
    switch (duty.state) {
      case 'done':
        return duty.doneOn === null ? '' : t('doneOn', { month: Number(duty.doneOn.slice(5, 7)), day: duty.doneOn.slice(8) })
      case 'late':
        return t('makeUp')
      case 'not_applicable':
        return duty.reason === null ? '' : words(dutyReasons[duty.reason])
      case 'future':
        return duty.period === 'year' ? t('yearly') : ''
      case 'pending': {
        const days = daysBetween(today, duty.due)
        const quarter = `q${Math.ceil(Number(monthOf(duty.due).slice(5)) / 3)}`
        return duty.period === 'quarter' ? t('quarterLeft', { quarter, days }) : t('daysLeft', { days })
      }
    }
  }
  return ({ first, span }: DutySpan): DutyCell => ({
    key: `${first.kind} ${first.from}`,
    state: first.state,
    span,
    label: labelOf(first),
    href: dutyHref(first, org, today),
  })
}
