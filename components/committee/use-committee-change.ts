import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { usePreviewing } from '@/components/ui/use-previewing'
import type { CommitteeChanged } from '@/domain/committee'

interface CommitteeChange {
  path: string
  body: (preview: boolean) => object
  check: (body: object) => Readonly<Record<string, string>>
  what: 'elect' | 'end'
  onClose: () => void
}

/** A change of posts that is first tried and then made. */
export function useCommitteeChange({ path, body, check, what, onClose }: CommitteeChange) {
  const saved = useTranslations('committee.saved')
  const queries = useQueryClient()
  return usePreviewing({
    path,
    body: (told: CommitteeChanged | null) => body(told === null),
    check,
    done: () => saved(what),
    onDone: () => {
      onClose()
      return queries.invalidateQueries({ queryKey: ['org'] })
    },
  })
}
