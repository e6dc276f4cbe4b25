'use client'

import { useQuery } from '@tanstack/react-query'
import { IconDownload, IconLock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { momentOf } from '@/domain/moment'
import { reportPageQuery } from '@/lib/queries/report'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { ReportSheet } from './report-sheet'
import s from './report.module.css'

/** One report as it was issued, with its file. */
export function ReportView({ id }: { id: string }) {
  const t = useTranslations('report.page')
  const query = useQuery(reportPageQuery(id))
  const { data } = query
  if (data === undefined) {
    return query.isError ? <FailedQuery query={query} /> : <Skeleton height={600} />
  }
  const { model } = data
  const issuedAt = momentOf(data.issuedAt)
  return (
    <>
      <PageTitle
        title={model.title}
        subtitle={model.month}
        tags={
          <Tag tone="info" icon={<IconLock size={14} stroke={1.6} aria-hidden />}>
            {t('frozen')}
          </Tag>
        }
      />
      <div className={s.report}>
        <aside className={s.side}>
          <Card title={t('facts')}>
            <FactList
              rows={[
                { key: 'code', label: t('code'), value: data.code },
                { key: 'org', label: t('org'), value: data.orgName },
                { key: 'month', label: t('month'), value: data.month },
                { key: 'at', label: t('issuedAt'), value: issuedAt },
                { key: 'by', label: t('issuedBy'), value: data.issuedBy },
              ]}
            />
            <div className={s.download}>
              <ButtonLink
                href={`/api/reports/${data.id}/file`}
                variant="filled"
                fullWidth
                download
                icon={<IconDownload size={16} stroke={1.6} aria-hidden />}
              >
                {t('download')}
              </ButtonLink>
              <p className={s.hint}>{t('downloadHint')}</p>
              <p className={s.hint}>{t('frozenHint', { time: issuedAt, name: data.issuedBy })}</p>
              <TextLink href="/reports" more>
                {t('all')}
              </TextLink>
            </div>
          </Card>
        </aside>
        <ReportSheet model={model} issuedAt={issuedAt} />
      </div>
    </>
  )
}
