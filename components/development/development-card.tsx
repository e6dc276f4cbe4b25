'use client'

import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockHour4,
  IconChevronRight,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { FailedQuery } from '@/components/ui/failed-query'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import type { DevelopmentOne, DevelopmentRecordRow } from '@/domain/development'
import {
  developmentReasons,
  developmentRecord,
  developmentStageKeys,
  developmentStages,
  developmentSteps,
  lengthUnits,
  type DevelopmentRecordKey,
  type DevelopmentStage,
  type StepState,
} from '@/domain/development-words'
import { memberStandings } from '@/domain/member-words'
import { daysBetween } from '@/domain/month'
import { developmentQuery } from '@/lib/queries/development'
import s from './development.module.css'
import type { Recording } from './recording'

const DevelopmentDialog = dynamic(() => import('./development-dialog').then((file) => file.DevelopmentDialog))

type Path = DevelopmentOne['path']
type Step = Path[number]
const isOpen = ({ state }: Step) => state === 'late' || state === 'next' || state === 'blocked'

/** The way of a person into the Party: what is to be done now, and the five stages with their steps. */
export function DevelopmentCard({ id }: { id: string }) {
  const t = useTranslations('development.card')
  const query = useQuery(developmentQuery(id))
  const [recording, setRecording] = useState<Recording | null>(null)
  const { data } = query
  return (
    <div id="development" className={s.card}>
      <Card title={t('title')} meta={t('meta')} flush>
        {data !== undefined ? (
          <Development one={data} onRecord={setRecording} />
        ) : query.isError ? (
          <FailedQuery query={query} />
        ) : (
          <div className={s.now}>
            <Skeleton rows={4} />
          </div>
        )}
      </Card>
      {data === undefined || recording === null ? null : (
        <DevelopmentDialog key={data.version} id={id} one={data} recording={recording} onClose={() => setRecording(null)} />
      )}
    </div>
  )
}

type Shown = { one: DevelopmentOne; onRecord: (recording: Recording) => void }

function Development({ one, onRecord }: Shown) {
  const t = useTranslations('development.card')
  const words = useWords()
  const open = one.path.filter(isOpen)
  const known = one.records.length > 0 || open.length > 0
  if (!known) return <p className={s.empty}>{t('none')}</p>
  const at = one.counted
    ? developmentStageKeys.find((stage) => open.some((step) => developmentSteps[step.step].stage === stage))
    : undefined
  return (
    <>
      <div className={s.now}>
        <h3>{t('now')}</h3>
        {!one.counted ? (
          <p className={s.note}>{t('notCounted', { standing: words(memberStandings[one.standing]) })}</p>
        ) : open.length === 0 ? (
          <p className={s.note}>{t('nothingNow')}</p>
        ) : (
          open.map((step) => (
            <div key={step.step} className={s.row}>
              <span>
                <span className={s.label}>{words(developmentSteps[step.step].label)}</span> <State step={step} one={one} />
              </span>
              {step.state === 'blocked' ? null : <Record one={one} step={step.step} record={null} onRecord={onRecord} />}
            </div>
          ))
        )}
      </div>
      {developmentStageKeys.map((stage) => (
        <Stage key={stage} stage={stage} open={stage === at} one={one} onRecord={onRecord} />
      ))}
    </>
  )
}

function Stage({ stage, open, one, onRecord }: Shown & { stage: DevelopmentStage; open: boolean }) {
  const t = useTranslations('development.card')
  const words = useWords()
  const steps = one.path.filter((step) => developmentSteps[step.step].stage === stage)
  const done = steps.filter(({ state }) => state === 'done').length
  const extension = one.records.find(({ step }) => step === 'probation_extended') ?? null
  return (
    <details className={s.stage} open={open}>
      <summary>
        <IconChevronRight size={16} stroke={1.6} className={s.chevron} aria-hidden />
        {words(developmentStages[stage])}
        <span className={s.count}>{t('count', { done, all: steps.length })}</span>
      </summary>
      <ul className={s.steps}>
        {steps.map((step) => (
          <StepRow key={step.step} step={step} one={one} onRecord={onRecord} />
        ))}
        {stage === 'probation' && (extension !== null || one.stage === 'probationary') ? (
          <li className={s.step}>
            <Mark state={extension === null ? 'waiting' : 'done'} />
            <div className={s.words}>
              <p className={s.label}>{words(developmentRecord('probation_extended').label)}</p>
              {extension === null ? <p className={s.state}>{t('notExtended')}</p> : <Recorded record={extension} />}
            </div>
            <Record one={one} step="probation_extended" record={extension} onRecord={onRecord} />
          </li>
        ) : null}
      </ul>
    </details>
  )
}

function StepRow({ step, one, onRecord }: Shown & { step: Step }) {
  const t = useTranslations('development.card')
  const words = useWords()
  const { label, materials } = developmentSteps[step.step]
  const records = one.records.filter((record) => record.step === step.step)
  const waits = step.state === 'waiting' || step.state === 'blocked'
  const last = records.at(-1) ?? null
  const repeats = step.step === 'cultivation'
  return (
    <li className={s.step}>
      <Mark state={step.state} />
      <div className={s.words}>
        <p className={s.label}>{words(label)}</p>
        <State step={step} one={one} />
        {repeats ? (
          records.map((record) => (
            <div key={record.id} className={s.row}>
              <Recorded record={record} dated />
              <Record one={one} step={step.step} record={record} onRecord={onRecord} />
            </div>
          ))
        ) : last === null ? null : (
          <Recorded record={last} />
        )}
        <p className={s.note}>{t('materials', { names: materials.map(words).join(t('separator')) })}</p>
      </div>
      {waits && last === null ? null : (
        <Record one={one} step={step.step} record={repeats ? null : last} again={repeats} onRecord={onRecord} />
      )}
    </li>
  )
}

/** What is on record, with its basis and who recorded it. */
function Recorded({ record, dated = false }: { record: DevelopmentRecordRow; dated?: boolean }) {
  const t = useTranslations('development.card')
  const words = useWords()
  const length = record.length === null ? null : t('length', { amount: record.length.amount, unit: words(lengthUnits[record.length.unit]) })
  return (
    <p className={s.note}>
      {[dated ? record.doneOn : null, length, t('basis', { basis: record.basis }), record.recordedBy]
        .filter((text) => text !== null)
        .join(' · ')}
    </p>
  )
}

type RecordProps = {
  one: DevelopmentOne
  step: DevelopmentRecordKey
  record: DevelopmentRecordRow | null
  again?: boolean
  onRecord: (recording: Recording) => void
}

function Record({ one, step, record, again = false, onRecord }: RecordProps) {
  const t = useTranslations('development.card')
  const words = useWords()
  if (!one.mayRecord || !one.counted) return <span />
  const action = t(record !== null ? 'correct' : again && one.records.some((row) => row.step === step) ? 'again' : 'record')
  return (
    <Button
      size="sm"
      aria-label={t('recordFor', { action, step: words(developmentRecord(step).label) })}
      onClick={() => onRecord({ step, record })}
    >
      {action}
    </Button>
  )
}

/** How a step stands, in words. */
function State({ step, one }: { step: Step; one: DevelopmentOne }) {
  const t = useTranslations('development.card')
  const words = useWords()
  const times = one.records.filter((record) => record.step === step.step).length
  const label = (key: Step['step']) => words(developmentSteps[key].label)
  const text = (): string => {
    switch (step.state) {
      case 'done':
        return step.step === 'cultivation' && step.doneOn !== null
          ? t('times', { count: times, day: step.doneOn })
          : t(step.recorded ? 'done' : 'byStage', { day: step.doneOn ?? '' })
      case 'late':
        return t('late', { due: step.due ?? '', days: step.due === null ? 0 : daysBetween(step.due, one.today) })
      case 'next':
        return step.due === null ? t('next') : t('nextBy', { due: step.due })
      case 'blocked':
        return t('blocked', { reason: step.reason === null ? '' : words(developmentReasons[step.reason]), from: step.from ?? '' })
      case 'waiting':
        return t('waiting', { steps: step.after.map(label).join(t('separator')) })
      case 'unrecorded':
        return t('unrecorded')
    }
  }
  return (
    <span className={s.state} data-state={step.state}>
      {text()}
    </span>
  )
}

const marks = {
  done: IconCircleCheck,
  next: IconPlayerPlay,
  late: IconAlertTriangle,
  blocked: IconClockHour4,
  waiting: IconCircle,
  unrecorded: IconCircleDashed,
} as const satisfies Readonly<Record<StepState, typeof IconCircle>>

function Mark({ state }: { state: StepState }) {
  const Icon = marks[state]
  return (
    <span className={s.mark} data-state={state}>
      <Icon size={18} stroke={1.6} aria-hidden />
    </span>
  )
}
