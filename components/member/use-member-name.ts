import { useWords } from '@/components/ui/use-words'
import type { MemberRow } from '@/domain/member'
import { anonymousName } from '@/domain/member-words'

/** What a person is called in the reader's language: their name, unless nothing is left of it. */
export function useMemberName(): (person: Pick<MemberRow, 'name' | 'anonymisedAt'>) => string {
  const words = useWords()
  return ({ name, anonymisedAt }) => (anonymisedAt === null ? name : words(anonymousName))
}
