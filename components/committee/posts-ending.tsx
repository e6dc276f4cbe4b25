import { useFormatter, useTranslations } from 'next-intl'
import { useWords } from '@/components/ui/use-words'
import { postKinds } from '@/domain/committee-words'
import type { MemberDetail } from '@/domain/member'

type Posts = MemberDetail['posts']

/** Posts by branch and name. */
export function usePostWords(): (posts: Posts) => string {
  const t = useTranslations('committee.dialog')
  const format = useFormatter()
  const words = useWords()
  return (posts) => format.list(posts.map(({ orgName: org, kind }) => t('ownPost', { org, kind: words(postKinds[kind]) })))
}

/** Tells before somebody leaves a branch which of their posts end with it; nothing where none does. */
export function PostsEnding({ posts }: { posts: Posts }) {
  const t = useTranslations('committee.dialog')
  const named = usePostWords()
  return <div role="status">{posts.length === 0 ? null : <p>{t('ending', { names: named(posts) })}</p>}</div>
}
