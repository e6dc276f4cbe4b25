import { useFormatter, useTranslations } from 'next-intl'
import { useWords } from '@/components/ui/use-words'
import type { EndedPosts } from '@/domain/committee'
import { postKinds } from '@/domain/committee-words'

/** The posts that end with a change made elsewhere, and the secretaries' grants that end with them; nothing where none does. */
export function EndedTold({ posts, grants }: EndedPosts) {
  const t = useTranslations('committee.dialog')
  const format = useFormatter()
  const words = useWords()
  return (
    <>
      {posts.length === 0 ? null : (
        <p>
          {t('endsPosts', {
            names: format.list(posts.map(({ name, kind, orgName: org }) => t('postAt', { name, org, kind: words(postKinds[kind]) }))),
          })}
        </p>
      )}
      {grants.length === 0 ? null : <p>{t('endsGrants', { names: format.list(grants.map(({ name }) => name)) })}</p>}
    </>
  )
}
