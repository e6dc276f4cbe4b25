'use client'

import { IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { ActivityFormFacts } from '@/domain/activity'
import type { Filling } from './filling'
import s from './form.module.css'
import { PeopleGrid } from './people-grid'

type Roster = ActivityFormFacts['roster']
type AttendanceBlockProps = {
  filling: Filling
  roster: Roster
  onChange: (change: Partial<Filling>) => void
  wrong: (field: 'attendees' | 'present' | 'expected' | 'guests') => string | undefined
  theirs: string | undefined
}

/** Who was there: names ticked on the roster, or headcounts; and the guests. */
export function AttendanceBlock({ filling, roster, onChange, wrong, theirs }: AttendanceBlockProps) {
  const t = useTranslations('activity.form')
  const problems = [...new Set((['attendees', 'present', 'expected', 'guests'] as const).flatMap((field) => wrong(field) ?? []))]
  return (
    <fieldset className={s.block}>
      <legend className={s.legend}>{t('attendees')}</legend>
      {filling.byName && roster.length > 0 ? (
        <Names filling={filling} roster={roster} onChange={onChange} />
      ) : (
        <Headcounts filling={filling} mayTick={roster.length > 0} onChange={onChange} />
      )}
      <Count label={t('guests')} value={filling.guests} onChange={(guests) => onChange({ guests })} />
      {problems.length === 0 && theirs === undefined ? null : (
        <div className={s.row}>
          {problems.map((problem) => (
            <span key={problem} className={s.wrong} role="alert">
              {problem}
            </span>
          ))}
          {theirs === undefined ? null : <span className={s.theirs}>{theirs}</span>}
        </div>
      )}
    </fieldset>
  )
}

function Names({ filling, roster, onChange }: Pick<AttendanceBlockProps, 'filling' | 'roster' | 'onChange'>) {
  const t = useTranslations('activity.form')
  const formal = roster.filter((person) => !person.presence)
  const kept = roster.filter((person) => person.presence)
  const ticked = new Set(filling.attendees)
  const [keptOpened, setKeptOpened] = useState(formal.length === 0 || kept.some((person) => ticked.has(person.id)))
  const keptId = useId()
  const toggle = (id: string) =>
    onChange({ attendees: ticked.has(id) ? filling.attendees.filter((one) => one !== id) : [...filling.attendees, id] })
  const count = (people: Roster) => people.filter((person) => ticked.has(person.id)).length
  function all(people: Roster) {
    const others = filling.attendees.filter((id) => !people.some((person) => person.id === id))
    onChange({ attendees: count(people) === people.length ? others : [...others, ...people.map((person) => person.id)] })
  }
  return (
    <>
      {formal.length === 0 ? null : (
        <>
          <div className={s.row}>
            <span className={s.label}>{t('attendees')}</span>
            <span className={s.value} aria-live="polite">
              <strong>{t('ticked', { count: count(formal) })}</strong>{' '}
              <span className={s.hint}>{t('ofMany', { count: formal.length })}</span>
            </span>
            <button type="button" className={s.link} onClick={() => onChange({ byName: false })}>
              {t('countOnly')}
            </button>
            <AllButton chosen={count(formal) === formal.length} label={t('attendees')} onClick={() => all(formal)} />
          </div>
          <div className={s.group}>
            <PeopleGrid label={t('attendees')} people={formal} ticked={ticked} onToggle={toggle} />
          </div>
        </>
      )}
      {kept.length === 0 ? null : (
        <>
          <div className={s.row}>
            <button
              type="button"
              className={s.wide}
              aria-expanded={keptOpened}
              aria-controls={keptId}
              onClick={() => setKeptOpened(!keptOpened)}
            >
              {t('presence', { count: kept.length })}
              <span className={s.push}>{t('presenceTicked', { count: count(kept) })}</span>
              <IconChevronRight size={20} stroke={1.6} aria-hidden />
            </button>
            {keptOpened ? (
              <AllButton chosen={count(kept) === kept.length} label={t('presence', { count: kept.length })} onClick={() => all(kept)} />
            ) : null}
          </div>
          {keptOpened ? (
            <div id={keptId} className={s.group}>
              <PeopleGrid label={t('presence', { count: kept.length })} people={kept} ticked={ticked} onToggle={toggle} />
            </div>
          ) : null}
        </>
      )}
    </>
  )
}

function AllButton({ chosen, label, onClick }: { chosen: boolean; label: string; onClick: () => void }) {
  const t = useTranslations('activity.form')
  const words = t(chosen ? 'nobody' : 'all')
  return (
    <button type="button" className={s.pill} aria-label={`${words} ${label}`} onClick={onClick}>
      {words}
    </button>
  )
}

function Headcounts({ filling, mayTick, onChange }: { filling: Filling; mayTick: boolean; onChange: AttendanceBlockProps['onChange'] }) {
  const t = useTranslations('activity.form')
  return (
    <>
      <div className={s.row}>
        <span className={s.label}>{t('attendees')}</span>
        <span className={s.value}>
          <span className={s.hint}>{t('countHint')}</span>
        </span>
        {mayTick ? (
          <button type="button" className={s.link} onClick={() => onChange({ byName: true })}>
            {t('byName')}
          </button>
        ) : null}
      </div>
      <Count label={t('present')} value={filling.present} onChange={(present) => onChange({ present })} />
      <Count label={t('expected')} value={filling.expected} onChange={(expected) => onChange({ expected })} />
    </>
  )
}

function Count({ label, value, onChange }: { label: string; value: number | null; onChange: (value: number | null) => void }) {
  const t = useTranslations('activity.form')
  const id = useId()
  return (
    <div className={s.row}>
      <label className={s.label} htmlFor={id}>
        {label}
      </label>
      <span className={s.value} />
      <span className={s.pair}>
        <input
          id={id}
          className={s.number}
          inputMode="numeric"
          pattern="[0-9]*"
          autoComplete="off"
          value={value ?? ''}
          maxLength={4}
          onChange={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, '')
            onChange(digits === '' ? null : Number(digits))
          }}
        />
        {t('people')}
      </span>
    </div>
  )
}
