import { type ReactNode, useId } from 'react'
import s from './card.module.css'
import { cx } from './class-names'
import { Definition } from './definition'

interface CardProps {
  title: string
  children: ReactNode
  unit?: string | undefined
  /** On what basis the card's figures are counted. */
  definition?: string | undefined
  /** The second line: period, as-of date, how to read. */
  meta?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  /** No padding around the children: lists and tables run to the edges. */
  flush?: boolean | undefined
  /** The height that a chart or one of the states needs, so that the page does not jump. */
  tall?: boolean | undefined
  busy?: boolean | undefined
}

/** A titled surface; title, unit and basis stay whatever state the inside is in. */
export function Card(props: CardProps) {
  const { title, children, unit, definition, meta, actions, footer, flush, tall, busy } = props
  const id = useId()
  return (
    <section className={cx(s.card, tall && s.tall)} aria-labelledby={id} aria-busy={busy || undefined}>
      <div className={s.head}>
        <div className={s.heading}>
          <div className={s.title}>
            <h2 id={id} className={s.name}>
              {title}
            </h2>
            {unit ? <span className={s.unit}>{unit}</span> : null}
            {definition ? <Definition of={title} text={definition} /> : null}
          </div>
          {meta ? <div className={s.meta}>{meta}</div> : null}
        </div>
        {actions ? <div className={s.actions}>{actions}</div> : null}
      </div>
      <div className={cx(s.body, flush && s.flush)}>{children}</div>
      {footer ? <div className={s.foot}>{footer}</div> : null}
    </section>
  )
}
