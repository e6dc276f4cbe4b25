'use client'

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ListCard } from '@/components/list/list-card'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { TextLink } from '@/components/ui/text-link'
import type { Absence, FloatingPage, Registration } from '@/domain/floating'
import { floatingQuery } from '@/lib/queries/floating'
import { AbsenceTag } from './absence-tag'
import s from './floating.module.css'
import { EndStep, RegisterStep } from './floating-steps'

/** Who is away: absent for long, and registered. */
export function FloatingView() {
  const t = useTranslations('floating')
  const query = useQuery(floatingQuery())
  const page = query.data
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            <ButtonLink href="/members">{t('back')}</ButtonLink>
            <ButtonLink href="/members?relation=presence">{t('kept')}</ButtonLink>
          </>
        }
      />
      {page !== undefined ? (
        <div className={s.stack}>
          <Absent query={query} page={page} />
          <Away query={query} page={page} />
          {page.more ? <p className={s.more}>{t('more')}</p> : null}
        </div>
      ) : query.isError ? (
        <FailedQuery query={query} />
      ) : (
        <Skeleton rows={10} />
      )}
    </>
  )
}

type PartProps = { query: UseQueryResult<FloatingPage>; page: FloatingPage }

function Absent({ query, page }: PartProps) {
  const t = useTranslations('floating.absent')
  const columns: Column<Absence>[] = [
    {
      key: 'name',
      header: t('name'),
      interactive: true,
      render: (row) => <TextLink href={`/members/${row.personId}`}>{row.name}</TextLink>,
    },
    { key: 'org', header: t('org'), bare: true, priority: 1, render: (row) => row.orgName },
    { key: 'since', header: t('since'), priority: 1, render: (row) => row.since },
    { key: 'state', header: t('state'), bare: true, priority: 1, render: (row) => <AbsenceTag alert={row.alert} /> },
    {
      key: 'action',
      screenOnly: true,
      header: t('action'),
      interactive: true,
      bare: true,
      priority: 1,
      render: (row) =>
        row.mayEdit ? (
          <span className={s.step}>
            <RegisterStep person={{ id: row.personId, name: row.name }} since={row.since} today={page.today} />
          </span>
        ) : null,
    },
  ]
  return (
    <ListCard
      list="absent"
      title={t('title')}
      meta={t('meta')}
      query={query}
      file={{
        right: 'roster.export',
        path: '/api/floating/absent/file',
        total: page.more ? undefined : { count: page.absent.length, exact: true },
      }}
      caption={t('caption')}
      columns={columns}
      rows={page.absent}
      rowKey={(row) => row.personId}
      empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
    />
  )
}

function Away({ query, page }: PartProps) {
  const t = useTranslations('floating.away')
  const absent = useTranslations('floating.absent')
  const columns: Column<Registration>[] = [
    {
      key: 'name',
      header: absent('name'),
      interactive: true,
      render: (row) => <TextLink href={`/members/${row.personId}`}>{row.name}</TextLink>,
    },
    { key: 'org', header: absent('org'), bare: true, priority: 1, render: (row) => row.orgName },
    { key: 'where', header: t('where'), priority: 1, render: (row) => row.place },
    { key: 'since', header: t('since'), priority: 1, render: (row) => row.since },
    { key: 'contact', header: t('contact'), priority: 1, render: (row) => row.contact },
    {
      key: 'action',
      screenOnly: true,
      header: absent('action'),
      interactive: true,
      bare: true,
      priority: 1,
      render: (row) =>
        row.mayEdit ? (
          <span className={s.step}>
            <EndStep row={row} today={page.today} />
          </span>
        ) : null,
    },
  ]
  return (
    <ListCard
      list="floating"
      title={t('title')}
      query={query}
      file={{
        right: 'roster.export',
        path: '/api/floating/file',
        total: page.more ? undefined : { count: page.registered.length, exact: true },
      }}
      caption={t('caption')}
      columns={columns}
      rows={page.registered}
      rowKey={(row) => row.id}
      empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
    />
  )
}
