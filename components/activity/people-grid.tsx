'use client'

import { IconCheck, IconDots } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cx } from '@/components/ui/class-names'
import s from './form.module.css'

type Person = { id: string; name: string }
type PeopleGridProps = { label: string; people: readonly Person[]; ticked: ReadonlySet<string>; onToggle: (id: string) => void }

/** Two rows of six on a phone, the last of them for the rest. */
const shownFirst = 11

/** People to tick by tapping their faces. */
export function PeopleGrid({ label, people, ticked, onToggle }: PeopleGridProps) {
  const t = useTranslations('activity.form')
  const [opened, setOpened] = useState(false)
  const folds = people.length > shownFirst + 1
  const shown = folds && !opened ? people.slice(0, shownFirst) : people
  return (
    <div className={s.people} role="group" aria-label={label}>
      {shown.map((person) => (
        <button key={person.id} type="button" className={s.person} aria-pressed={ticked.has(person.id)} onClick={() => onToggle(person.id)}>
          <span className={s.face} aria-hidden>
            {Array.from(person.name)[0]}
            {ticked.has(person.id) ? (
              <span className={s.tick}>
                <IconCheck size={10} stroke={4} />
              </span>
            ) : null}
          </span>
          <span className={s.name}>{person.name}</span>
        </button>
      ))}
      {folds ? (
        <button type="button" className={s.person} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <span className={cx(s.face, s.rest)} aria-hidden>
            <IconDots size={20} stroke={1.6} />
          </span>
          <span className={s.name}>{opened ? t('fewerNames') : t('moreNames', { count: people.length - shownFirst })}</span>
        </button>
      ) : null}
    </div>
  )
}
