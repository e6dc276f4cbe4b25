import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { SearchField } from '@/components/ui/search-field'
import type { MemberFound } from '@/domain/member'
import { send } from '@/lib/api'
import s from './member-list.module.css'

type MemberSearchProps = { q: string; onWords: (q: string) => void; onFound: (ids: readonly string[]) => void }

/** More digits than any name has: a number, whole or not yet, which never enters the address. */
const isNumber = (text: string) => /^[\d\s-]{4,}x?$/i.test(text)

/** Finds by name or pinyin through the address, and by a whole phone or ID number through a question of its own. */
export function MemberSearch({ q, onWords, onFound }: MemberSearchProps) {
  const t = useTranslations('member.list')
  const errors = useTranslations('errors')
  const find = useMutation({
    mutationFn: async (text: string) => {
      const { wholeNumberIn } = await import('@/domain/member')
      const number = wholeNumberIn(text)
      return number === null ? null : send<MemberFound>('POST', '/api/members/find', { number })
    },
    onSuccess: (found) => {
      if (found !== null && found.ids.length > 0) onFound(found.ids)
    },
    gcTime: 0,
  })
  function commit(text: string) {
    find.reset()
    if (isNumber(text)) find.mutate(text)
    else onWords(text)
  }
  const note = find.isError ? errors('unavailable') : find.data?.ids.length === 0 ? t('numberUnknown') : undefined
  return (
    <>
      <SearchField label={t('search')} placeholder={t('search')} value={q} onCommit={commit} />
      {note === undefined ? null : (
        <span role="status" className={s.note}>
          {note}
        </span>
      )}
    </>
  )
}
