import type { ReactNode } from 'react'
import s from './page-title.module.css'

interface PageTitleProps {
  title: string
  subtitle?: ReactNode
  /** Tags beside the title. */
  tags?: ReactNode
  actions?: ReactNode
}

/** The page's only h1, with what it covers and what can be done. */
export function PageTitle({ title, subtitle, tags, actions }: PageTitleProps) {
  return (
    <div className={s.row}>
      <div className={s.text}>
        <div className={s.title}>
          <h1>{title}</h1>
          {tags}
        </div>
        {subtitle ? <p className={s.subtitle}>{subtitle}</p> : null}
      </div>
      {actions ? <div className={s.actions}>{actions}</div> : null}
    </div>
  )
}
