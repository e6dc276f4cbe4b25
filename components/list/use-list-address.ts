import { parseAsString, useQueryState, useQueryStates, type UseQueryStatesKeysMap } from 'nuqs'
import { useCursor } from '@/components/ui/use-cursor'

const turning = parseAsString.withOptions({ history: 'push', scroll: false })

/** What the address of a list asks for, its page among it; whoever narrows the list begins at the first page. */
export function useListAddress<M extends UseQueryStatesKeysMap>(address: M) {
  const [asked, ask] = useQueryStates(address, { history: 'push', scroll: false })
  const [cursor, setCursor] = useQueryState('cursor', turning)
  const pages = useCursor(cursor, (to) => void setCursor(to, { scroll: true }))
  const narrow = (...change: Parameters<typeof ask>) => {
    void setCursor(null)
    void ask(...change)
  }
  return { asked, narrow, pages }
}
