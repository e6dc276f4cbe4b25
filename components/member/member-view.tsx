'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { DevelopmentCard } from '@/components/development/development-card'
import { BackLink } from '@/components/ui/back-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { Skeleton } from '@/components/ui/skeleton'
import { memberQuery } from '@/lib/queries/member'
import { MemberActions } from './member-actions'
import { MemberBody, MemberName } from './member-body'
import s from './member-view.module.css'

/** The page of one person. */
export function MemberView({ id }: { id: string }) {
  const t = useTranslations('member.detail')
  const query = useQuery(memberQuery(id))
  const member = query.data
  if (member === undefined) {
    return <div className={s.state}>{query.isError ? <FailedQuery query={query} /> : <Skeleton rows={8} />}</div>
  }
  return (
    <>
      <article className={s.page}>
        <div className={s.head}>
          <MemberName member={member} level="h1" />
          <div className={s.actions}>
            <BackLink href="/members">{t('back')}</BackLink>
            <MemberActions key={member.version} member={member} />
          </div>
        </div>
        <MemberBody member={member} />
      </article>
      {member.anonymisedAt === null ? <DevelopmentCard id={id} /> : null}
    </>
  )
}
