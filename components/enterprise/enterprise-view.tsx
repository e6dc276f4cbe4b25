'use client'

import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { StageTag } from '@/components/member/member-tags'
import { regionName } from '@/components/organisation/org-words'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Denied } from '@/components/ui/denied'
import { Empty } from '@/components/ui/empty'
import { FactStrip } from '@/components/ui/fact-strip'
import { Failed } from '@/components/ui/failed'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import { enterpriseKinds, type EnterpriseDetail } from '@/domain/enterprise'
import { orgKinds } from '@/domain/org'
import { ApiError } from '@/lib/api'
import { enterpriseQuery } from '@/lib/queries/enterprise'
import { PartyTag } from './enterprise-tags'
import s from './enterprise.module.css'

/** One enterprise: its facts, its Party organisations, and who names it as their employer. */
export function EnterpriseView({ id }: { id: string }) {
  const enterprise = useQuery(enterpriseQuery(id))
  if (enterprise.data !== undefined) return <Shown enterprise={enterprise.data} />
  return enterprise.isError ? (
    <Failed
      code={enterprise.error instanceof ApiError ? enterprise.error.id : undefined}
      onRetry={() => void enterprise.refetch()}
      retrying={enterprise.isFetching}
    />
  ) : (
    <Skeleton rows={10} />
  )
}

function Shown({ enterprise }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('enterprise')
  const words = useWords()
  return (
    <>
      <PageTitle
        title={enterprise.name}
        subtitle={enterprise.orgName === null ? undefined : t('page.keeper', { name: enterprise.orgName })}
        tags={
          <>
            <Tag>{words(enterpriseKinds[enterprise.kind])}</Tag>
            {enterprise.dissolvedOn === null ? null : <Tag tone="amber">{t('dissolved', { day: enterprise.dissolvedOn })}</Tag>}
          </>
        }
        actions={
          enterprise.mayEdit ? (
            <ButtonLink href={`/enterprises/${enterprise.id}/edit`} icon={<IconPencil size={16} stroke={1.6} aria-hidden />}>
              {t('page.edit')}
            </ButtonLink>
          ) : null
        }
      />
      <div className={s.stack}>
        <Facts enterprise={enterprise} />
        <div className={s.columns}>
          <Organisations enterprise={enterprise} />
          <Employed employed={enterprise.employed} />
        </div>
      </div>
    </>
  )
}

function Facts({ enterprise }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('enterprise.facts')
  const words = useWords()
  return (
    <Card title={t('label')} flush>
      <FactStrip
        facts={[
          { key: 'uscc', label: t('uscc'), value: <span className={s.code}>{enterprise.uscc}</span> },
          { key: 'region', label: t('region'), value: regionName(enterprise.regionCode, words) },
          { key: 'party', label: t('party'), value: <PartyTag of={enterprise} />, note: enterprise.noPartyNote },
        ]}
      />
    </Card>
  )
}

function Organisations({ enterprise: { orgs } }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('enterprise.orgs')
  const words = useWords()
  return (
    <Card title={t('title')} flush={orgs.length > 0}>
      {orgs.length === 0 ? (
        <Empty title={t('none')} hint={t('noneHint')} />
      ) : (
        <ul className={s.orgs}>
          {orgs.map((org) => (
            <li key={org.id}>
              <TextLink href={`/organisations/${org.id}`}>{org.name}</TextLink>
              <Tag>{words(orgKinds[org.kind])}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Employed({ employed }: { employed: EnterpriseDetail['employed'] }) {
  const t = useTranslations('enterprise.employed')
  const none = useTranslations('ui')('none')
  if (employed === null)
    return (
      <Card title={t('title')}>
        <Denied />
      </Card>
    )
  return (
    <Card
      title={t('title')}
      meta={t('meta', { count: employed.count })}
      flush={employed.count > 0}
      footer={
        employed.count > employed.items.length ? <span>{t('all', { shown: employed.items.length, count: employed.count })}</span> : null
      }
    >
      <DataTable
        caption={t('title')}
        rows={employed.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/members/${row.id}`}
        empty={<Empty title={t('none')} hint={t('noneHint')} />}
        columns={[
          { key: 'name', header: t('columns.name'), render: (row) => row.name },
          { key: 'stage', header: t('columns.stage'), bare: true, priority: 1, render: (row) => <StageTag stage={row.stage} /> },
          { key: 'place', header: t('columns.place'), priority: 1, render: (row) => row.place ?? none },
        ]}
      />
    </Card>
  )
}
