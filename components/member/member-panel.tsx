'use client'

import { CloseButton } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { Skeleton } from '@/components/ui/skeleton'
import { ApiError } from '@/lib/api'
import { memberQuery } from '@/lib/queries/member'
import { MemberActions } from './member-actions'
import { MemberBody, MemberName } from './member-body'
import s from './member-panel.module.css'

/** One person beside the list. */
export function MemberPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('member.detail')
  const missing = useTranslations('errors')('not_found')
  const query = useQuery(memberQuery(id))
  const member = query.data
  const gone = query.error instanceof ApiError && query.error.code === 'not_found'
  return (
    <aside className={s.panel} aria-label={t('label')}>
      <div className={s.head}>
        {member === undefined ? <span className={s.fill} /> : <MemberName member={member} level="h2" />}
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </div>
      <div className={s.body}>
        {member !== undefined ? (
          <MemberBody member={member} />
        ) : gone ? (
          <Empty title={missing} />
        ) : query.isError ? (
          <FailedQuery query={query} />
        ) : (
          <div className={s.waiting}>
            <Skeleton rows={8} />
          </div>
        )}
      </div>
      {member === undefined ? null : (
        <div className={s.foot}>
          <ButtonLink href={`/members/${id}`} icon={<IconExternalLink size={16} stroke={1.6} aria-hidden />}>
            {t('full')}
          </ButtonLink>
          <span className={s.fill} />
          <MemberActions key={member.version} member={member} />
        </div>
      )}
    </aside>
  )
}
