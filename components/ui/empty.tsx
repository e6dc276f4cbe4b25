import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { StateBlock } from './state-block'

interface EmptyProps {
  title: string
  /** What to do, in one sentence. */
  hint?: ReactNode
  icon?: ReactNode
  action?: ReactNode
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, hint, icon, action }: EmptyProps) {
  return <StateBlock icon={icon ?? <IconInbox size={24} stroke={1.6} />} title={title} hint={hint} action={action} />
}
