'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { momentOf } from '@/domain/moment'
import { reportListQuery } from '@/lib/queries/report'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { Skeleton } from '@/components/ui/skeleton'
import { IssueForm } from './issue-form'
import s from './report.module.css'

/** The issued reports and the form for a new one. */
export function Reports({ org, cursor }: { org: string | undefined; cursor: string | undefined }) {
  const t = useTranslations('report')
  const query = useQuery({ ...reportListQuery({ org, cursor }), placeholderData: keepPreviousData })
  const { data } = query
  const [, setCursor] = useQueryState('cursor', { shallow: false, history: 'push' })
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} />
      {data === undefined ? (
        query.isError ? (
          <FailedQuery query={query} />
        ) : (
          <Skeleton rows={8} />
        )
      ) : (
        <div className={s.list}>
          {data.mayIssue ? <IssueForm orgs={data.orgs} months={data.months} org={org} /> : null}
          <Card title={t('list.caption')} unit={t('list.total', { count: data.total.count })} flush>
            <DataTable
              caption={t('list.caption')}
              rows={data.items}
              rowKey={(row) => row.id}
              rowHref={(row) => `/reports/${row.id}`}
              busy={query.isPlaceholderData}
              empty={<Empty title={t('list.empty')} hint={t(data.mayIssue ? 'list.emptyHint' : 'list.emptyReader')} />}
              columns={[
                { key: 'org', header: t('list.org'), render: (row) => row.orgName },
                { key: 'month', header: t('list.month'), priority: 1, render: (row) => row.month },
                { key: 'code', header: t('list.code'), priority: 2, render: (row) => row.code },
                {
                  key: 'at',
                  header: t('list.issuedAt'),
                  priority: 1,
                  render: (row) => momentOf(row.issuedAt),
                },
                { key: 'by', header: t('list.issuedBy'), priority: 2, render: (row) => row.issuedBy },
                {
                  key: 'file',
                  header: t('list.file'),
                  priority: 1,
                  interactive: true,
                  bare: true,
                  render: (row) => (
                    <ButtonLink
                      href={`/api/reports/${row.id}/file`}
                      size="sm"
                      download
                      icon={<IconDownload size={16} stroke={1.6} aria-hidden />}
                      label={`${t('list.download')} ${row.orgName} ${row.month}`}
                    >
                      {t('list.download')}
                    </ButtonLink>
                  ),
                },
              ]}
            />
            {cursor !== undefined || data.next !== null ? (
              <Pager
                text={t('list.total', { count: data.total.count })}
                previous={cursor === undefined ? undefined : () => void setCursor(null)}
                next={data.next === null ? undefined : () => void setCursor(data.next)}
              />
            ) : null}
          </Card>
        </div>
      )}
    </>
  )
}
