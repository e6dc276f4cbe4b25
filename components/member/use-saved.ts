import { useQueryClient } from '@tanstack/react-query'

/** What a change of persons makes old: lists, the numbers counted from them, and the pages that show them. */
export function useSaved(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () => Promise.all(['member', 'org', 'dashboard', 'home'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })))
}
