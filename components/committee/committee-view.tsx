'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { GroupCard } from '@/components/group/group-card'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import type { CommitteeState, PostRow } from '@/domain/committee'
import { postKinds } from '@/domain/committee-words'
import { branchKinds } from '@/domain/org-words'
import { committeeQuery } from '@/lib/queries/org'
import { TermTag } from './committee-card'
import s from './committee.module.css'

const ElectionDialog = dynamic(() => import('./election-dialog').then((module) => module.ElectionDialog), { ssr: false })
const PostDialog = dynamic(() => import('./post-dialog').then((module) => module.PostDialog), { ssr: false })
const EndDialog = dynamic(() => import('./end-dialog').then((module) => module.EndDialog), { ssr: false })

type Step = 'elect' | 'appoint' | PostRow

/** Terms, posts and elections of one organisation, with what its office can record. */
export function CommitteeView({ id }: { id: string }) {
  const t = useTranslations('committee')
  const query = useQuery(committeeQuery(id))
  const [step, setStep] = useState<Step | null>(null)
  const state = query.data
  if (state === undefined) return query.isError ? <FailedQuery query={query} /> : <Skeleton rows={10} />
  const close = () => setStep(null)
  return (
    <>
      <PageTitle
        title={t('title')}
        tags={<TermTag state={state} />}
        subtitle={state.elects ? t('subtitle', { years: state.years }) : t('noElections')}
        actions={
          state.mayEdit ? (
            <>
              <Button onClick={() => setStep('appoint')}>{t('appoint')}</Button>
              {state.elects ? (
                <Button variant="filled" onClick={() => setStep('elect')}>
                  {t('elect')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      <div className={s.stack}>
        <Posts state={state} onEnd={setStep} />
        {branchKinds.includes(state.kind) ? <GroupCard orgId={id} /> : null}
        <Past state={state} />
        <Terms state={state} />
      </div>
      {step === 'elect' ? <ElectionDialog orgId={id} state={state} onClose={close} /> : null}
      {step === 'appoint' ? <PostDialog orgId={id} today={state.today} onClose={close} /> : null}
      {step !== null && typeof step === 'object' ? <EndDialog orgId={id} post={step} today={state.today} onClose={close} /> : null}
    </>
  )
}

function Posts({ state, onEnd }: { state: CommitteeState; onEnd: (post: PostRow) => void }) {
  const t = useTranslations('committee')
  const words = useWords()
  const columns: Column<PostRow>[] = [
    { key: 'name', header: t('posts.name'), render: (row) => row.name },
    { key: 'kind', header: t('posts.kind'), priority: 1, render: (row) => words(postKinds[row.kind]) },
    { key: 'from', header: t('posts.from'), priority: 1, render: (row) => row.from },
    { key: 'basis', header: t('posts.basis'), priority: 3, render: (row) => row.basis },
    ...(state.mayEdit
      ? [
          {
            key: 'end',
            header: '',
            bare: true,
            priority: 1 as const,
            render: (row: PostRow) =>
              row.to === null ? (
                <Button size="xs" onClick={() => onEnd(row)}>
                  {t('end')}
                </Button>
              ) : (
                row.to
              ),
          },
        ]
      : []),
  ]
  return (
    <Card title={t('posts.title')} flush>
      <DataTable
        caption={t('posts.title')}
        columns={columns}
        rows={state.posts}
        rowKey={(row) => row.id}
        empty={<Empty title={t('posts.none')} />}
      />
    </Card>
  )
}

function Past({ state }: { state: CommitteeState }) {
  const t = useTranslations('committee')
  const words = useWords()
  const columns: Column<PostRow>[] = [
    { key: 'name', header: t('posts.name'), render: (row) => row.name },
    { key: 'kind', header: t('posts.kind'), priority: 1, render: (row) => words(postKinds[row.kind]) },
    { key: 'span', header: t('past.span'), priority: 1, render: (row) => t('span', { from: row.from, to: row.to ?? '' }) },
    { key: 'basis', header: t('posts.basis'), priority: 3, render: (row) => row.basis },
  ]
  return (
    <Card title={t('past.title')} flush>
      <DataTable
        caption={t('past.title')}
        columns={columns}
        rows={state.past}
        rowKey={(row) => row.id}
        empty={<Empty title={t('past.none')} />}
      />
    </Card>
  )
}

function Terms({ state }: { state: CommitteeState }) {
  const t = useTranslations('committee')
  const format = useFormatter()
  const columns: Column<CommitteeState['terms'][number]>[] = [
    { key: 'electedOn', header: t('terms.electedOn'), render: (row) => row.electedOn },
    { key: 'endsOn', header: t('terms.endsOn'), priority: 1, render: (row) => row.endsOn },
    {
      key: 'turnout',
      header: t('terms.turnout'),
      priority: 1,
      align: 'end',
      render: (row) => t('turnout', { present: format.number(row.present), entitled: format.number(row.entitled) }),
    },
    { key: 'elected', header: t('terms.elected'), priority: 2, align: 'end', render: (row) => format.number(row.elected) },
    { key: 'basis', header: t('posts.basis'), priority: 3, render: (row) => row.basis },
  ]
  return (
    <Card title={t('terms.title')} flush>
      <DataTable
        caption={t('terms.title')}
        columns={columns}
        rows={state.terms}
        rowKey={(row) => row.id}
        empty={<Empty title={t('terms.none')} />}
      />
    </Card>
  )
}
