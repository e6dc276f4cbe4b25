import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { FactList } from '@/components/ui/fact-list'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import type { CommitteeState } from '@/domain/committee'
import { postKinds } from '@/domain/committee-words'
import { branchKinds } from '@/domain/org-words'
import type { OrgDetail } from '@/domain/org'
import s from './committee.module.css'

/** Who leads the organisation, and until when. */
export function CommitteeCard({ org, state }: { org: OrgDetail; state: CommitteeState }) {
  const t = useTranslations('committee')
  const words = useWords()
  const { posts, term } = state
  return (
    <Card
      title={t('card.title')}
      meta={term === null ? t('card.noTerm') : t('card.term', { from: term.electedOn, to: term.endsOn })}
      footer={
        <span className={s.ways}>
          <TextLink href={`/organisations/${org.id}/committee`}>{t('card.open')}</TextLink>
          {branchKinds.includes(org.kind) ? <TextLink href={`/organisations/${org.id}/handover`}>{t('card.handover')}</TextLink> : null}
        </span>
      }
    >
      {posts.length === 0 ? (
        <Empty title={t('card.none')} hint={t('card.noneHint')} />
      ) : (
        <FactList
          rows={posts.map((post) => ({
            key: post.id,
            label: words(postKinds[post.kind]),
            value: <TextLink href={`/members/${post.personId}`}>{post.name}</TextLink>,
          }))}
        />
      )}
      <TermTag state={state} />
    </Card>
  )
}

/** How long the term still runs, once it is worth a word. */
export function TermTag({ state: { daysLeft } }: { state: CommitteeState }) {
  const t = useTranslations('committee')
  if (daysLeft === null || daysLeft > 180) return null
  return <Tag tone={daysLeft <= 90 ? 'amber' : 'info'}>{daysLeft < 0 ? t('over', { days: -daysLeft }) : t('left', { days: daysLeft })}</Tag>
}
