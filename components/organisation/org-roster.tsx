import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { StageTag, StandingTag } from '@/components/member/member-tags'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { MaskedText } from '@/components/ui/masked-text'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import type { PostRow } from '@/domain/committee'
import { postKinds } from '@/domain/committee-words'
import type { Day } from '@/domain/month'
import type { OrgDetail } from '@/domain/org'
import type { OrgRosterEntry, OrgRosterPart } from '@/domain/org-page'
import { addressOf } from '@/lib/api'

type Relation = 'formal' | 'presence'
type RosterProps = {
  org: OrgDetail
  roster: Readonly<Record<Relation, OrgRosterPart>>
  /** Who holds which post here. */
  posts: readonly PostRow[]
  mayAdd: boolean
  today: Day
}

/** The first names of the roster: those formally here and those kept here, one list at a time and never added. */
export function OrgRoster({ org, roster, posts, mayAdd, today }: RosterProps) {
  const t = useTranslations('organisation.roster')
  const [asked, setAsked] = useState<Relation | null>(null)
  const relation = asked ?? (roster.formal.count === 0 && roster.presence.count > 0 ? 'presence' : 'formal')
  const part = roster[relation]
  const columns = useColumns(relation, posts)
  const counted = t(relation === 'formal' ? 'formalMeta' : 'presenceMeta', { day: today, count: part.count - part.uncounted })
  return (
    <Card
      title={t('title')}
      flush
      meta={part.uncounted === 0 ? counted : `${counted}；${t('uncounted', { count: part.uncounted })}`}
      actions={
        <Segmented
          small
          label={t('which')}
          value={relation}
          onChange={(value) => setAsked(value === 'presence' ? 'presence' : 'formal')}
          items={[
            { value: 'formal', label: t('formal', { count: roster.formal.count }) },
            { value: 'presence', label: t('presence', { count: roster.presence.count }) },
          ]}
        />
      }
      footer={
        <>
          <span>{t('foot')}</span>
          <TextLink href={addressOf('/members', { org: org.id, relation })} more>
            {t('all', { count: part.count })}
          </TextLink>
        </>
      }
    >
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={part.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/members/${row.id}`}
        empty={
          <Empty
            title={t('none')}
            hint={t('noneHint')}
            action={
              mayAdd ? (
                <ButtonLink href={`/members/new?org=${org.id}`} icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
                  {t('create')}
                </ButtonLink>
              ) : null
            }
          />
        }
      />
    </Card>
  )
}

function useColumns(relation: Relation, posts: readonly PostRow[]): Column<OrgRosterEntry>[] {
  const t = useTranslations('organisation.roster.columns')
  const words = useWords()
  const postsOf = (id: string) => posts.filter(({ personId }) => personId === id).map(({ kind }) => words(postKinds[kind]))
  return [
    { key: 'name', header: t('name'), render: (row) => row.name },
    ...(relation === 'presence'
      ? [{ key: 'home', header: t('home'), priority: 2 as const, render: (row: OrgRosterEntry) => row.home ?? '—' }]
      : []),
    { key: 'post', header: t('post'), priority: 2, render: (row) => postsOf(row.id).join('、') || '—' },
    { key: 'stage', header: t('stage'), bare: true, priority: 1, render: (row) => <StageTag stage={row.stage} /> },
    { key: 'standing', header: t('standing'), bare: true, priority: 1, render: (row) => <StandingTag standing={row.standing} /> },
    { key: 'phone', header: t('phone'), priority: 2, render: (row) => <MaskedText value={row.phoneMask} /> },
    { key: 'joined', header: t('joined'), priority: 3, render: (row) => row.joinedOn?.slice(0, 7) ?? '—' },
  ]
}
