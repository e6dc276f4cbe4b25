import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import s from './account.module.css'

/** A page without navigation, for what must be done before anything else. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <main className={s.bare}>
      <Logo />
      {children}
    </main>
  )
}
