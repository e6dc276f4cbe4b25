import type { ReactNode } from 'react'
import s from './screen-reader-text.module.css'

/** Words for those who listen to the page; takes no place on it. */
export function ScreenReaderText({ children }: { children: ReactNode }) {
  return <span className={s.text}>{children}</span>
}
