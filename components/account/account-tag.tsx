import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { accountStates, type AccountState } from '@/domain/account-words'

const tones = { active: 'ok', paused: 'amber', locked: 'neutral' } as const

/** Whether an account can be signed in to, in a word. */
export function AccountTag({ state }: { state: AccountState }) {
  return <Tag tone={tones[state]}>{useWords()(accountStates[state])}</Tag>
}
