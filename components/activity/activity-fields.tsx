'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { cx } from '@/components/ui/class-names'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { ActivityFormFacts } from '@/domain/activity'
import { AttendanceBlock } from './attendance-block'
import { CohostRow } from './cohost-row'
import { DayRow } from './day-row'
import { titleOf, type Filling } from './filling'
import s from './form.module.css'
import { KindChips } from './kind-chips'
import { PlaceRow } from './place-row'
import { TitleRow } from './title-row'

export type Wrong = Readonly<Record<string, string>>
/** What stands now, in words, of the fields that a conflict is about. */
export type Theirs = Readonly<Partial<Record<'title' | 'day' | 'place' | 'attendees' | 'summary', string>>>

type ActivityFieldsProps = {
  facts: Pick<ActivityFormFacts, 'today' | 'earliest' | 'org' | 'stations' | 'roster'>
  filling: Filling
  onChange: (change: Partial<Filling>) => void
  wrong: Wrong
  theirs?: Theirs
}

/** The six fields of an activity, and who held it with the host; logging and mending share them. */
export function ActivityFields({ facts, filling, onChange, wrong, theirs = {} }: ActivityFieldsProps) {
  const t = useTranslations('activity.form')
  const locale = useLocale().startsWith('zh') ? 'zh' : 'en'
  const fieldWords = useFieldWords()
  const summaryId = useId()
  const words = (...fields: string[]) => fieldWords(fields.map((field) => wrong[field]).find((code) => code !== undefined))
  return (
    <>
      <KindChips value={filling.kinds} onChange={(kinds) => onChange({ kinds })} wrong={words('kinds')} />
      <div className={s.block}>
        <TitleRow
          title={titleOf(filling, locale)}
          own={filling.title}
          kinds={filling.kinds.length}
          onChange={(title) => onChange({ title })}
          wrong={words('title')}
          theirs={theirs.title}
        />
        <DayRow
          value={filling.day}
          today={facts.today}
          earliest={facts.earliest}
          onChange={(day) => onChange({ day })}
          wrong={words('startsAt', 'endsAt')}
          theirs={theirs.day}
        />
        <PlaceRow
          value={filling.place}
          words={filling.elsewhere}
          stations={facts.stations}
          onChange={onChange}
          wrong={words('stationId', 'place')}
          theirs={theirs.place}
        />
        <CohostRow host={facts.org.id} value={filling.cohosts} onChange={(cohosts) => onChange({ cohosts })} wrong={words('cohosts')} />
      </div>
      <AttendanceBlock
        filling={filling}
        roster={facts.roster}
        onChange={onChange}
        wrong={(field) => words(field)}
        theirs={theirs.attendees}
      />
      <div className={s.block}>
        <div className={cx(s.row, s.summary)}>
          <label className={s.label} htmlFor={summaryId}>
            {t('summary')}
          </label>
          <span className={s.hint}>{t('summaryHint')}</span>
          <textarea
            id={summaryId}
            className={s.text}
            value={filling.summary}
            maxLength={2000}
            rows={3}
            aria-invalid={wrong['summary'] !== undefined}
            onChange={(event) => onChange({ summary: event.currentTarget.value })}
          />
          {wrong['summary'] === undefined ? null : (
            <span className={s.wrong} role="alert">
              {words('summary')}
            </span>
          )}
          {theirs.summary === undefined ? null : <span className={s.theirs}>{theirs.summary}</span>}
        </div>
      </div>
    </>
  )
}
