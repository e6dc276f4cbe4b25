import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { SearchField } from '@/components/ui/search-field'
import { wholeNumberIn, type MemberFound } from '@/domain/member'
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
    mutationFn: (number: string) => send<MemberFound>('POST', '/api/members/find', { number }),
    onSuccess: ({ ids }) => {
      if (ids.length > 0) onFound(ids)
    },
    gcTime: 0,
  })
  function commit(text: string) {
    find.reset()
    if (!isNumber(text)) return onWords(text)
    const number = wholeNumberIn(text)
    if (number !== null) find.mutate(number)
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
