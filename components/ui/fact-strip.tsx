import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Definition } from './definition'
import s from './fact-strip.module.css'

/** One fact of a strip: words, a number, or the course of a term. */
export interface Fact {
  key: string
  label: string
  definition?: string | undefined
  value?: ReactNode
  /** A large number instead of words. */
  number?: { text: string; unit?: string | undefined } | undefined
  /** A bar from one end to the other, in percent. */
  course?: { percent: number; tone?: 'neutral' | 'amber' | 'over' | undefined; start: string; end: string } | undefined
  note?: ReactNode
  /** At the right of the label. */
  aside?: ReactNode
}

/** The facts of one thing side by side, as under a branch's name. */
export function FactStrip({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={s.strip}>
      {facts.map((fact) => (
        <div key={fact.key} className={cx(s.fact, fact.course && s.wide)}>
          <dt className={s.head}>
            {fact.label}
            {fact.definition ? <Definition of={fact.label} text={fact.definition} /> : null}
            {fact.aside ? <span className={s.aside}>{fact.aside}</span> : null}
          </dt>
          <dd>
            {fact.value ? <div className={s.value}>{fact.value}</div> : null}
            {fact.number ? (
              <div className={s.number}>
                {fact.number.text}
                {fact.number.unit ? <span className={s.unit}>{fact.number.unit}</span> : null}
              </div>
            ) : null}
            {fact.course ? (
              <>
                <span className={s.bar} aria-hidden>
                  <span
                    className={s.fill}
                    data-tone={fact.course.tone}
                    style={{ width: `${Math.min(100, Math.max(0, fact.course.percent))}%` }}
                  />
                </span>
                <span className={s.ends}>
                  <span>{fact.course.start}</span>
                  <span>{fact.course.end}</span>
                </span>
              </>
            ) : null}
            {fact.note ? <div className={s.note}>{fact.note}</div> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
