import { useTranslations } from 'next-intl'
import { useWords } from '@/components/ui/use-words'
import type { CommitteeChanged } from '@/domain/committee'
import { postKinds } from '@/domain/committee-words'
import s from './committee.module.css'

/** What would end by a change of posts. */
export function ChangeTold({ told }: { told: CommitteeChanged | null }) {
  const t = useTranslations('committee.dialog')
  const words = useWords()
  if (told === null) return null
  const names = (list: readonly string[]) => list.join('、')
  return (
    <ul className={s.told} role="status">
      <li>
        {told.posts.length === 0
          ? t('endsNoPosts')
          : t('endsPosts', { names: names(told.posts.map(({ name, kind }) => t('postName', { name, kind: words(postKinds[kind]) }))) })}
      </li>
      <li>{told.grants.length === 0 ? t('endsNoGrants') : t('endsGrants', { names: names(told.grants.map((grant) => grant.name)) })}</li>
      {told.committee === null ? null : <li>{t(told.committee === 'begins' ? 'committeeBegins' : 'committeeEnds')}</li>}
    </ul>
  )
}
