'use client'

import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { regionName } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { FactStrip } from '@/components/ui/fact-strip'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import { UnionState } from '@/components/union/union-state'
import type { EnterpriseDetail } from '@/domain/enterprise'
import { enterpriseKinds } from '@/domain/enterprise-words'
import { orgKinds } from '@/domain/org-words'
import { enterpriseQuery } from '@/lib/queries/enterprise'
import { EnterpriseEmployed } from './enterprise-employed'
import { PartyTag } from './enterprise-tags'
import s from './enterprise.module.css'

/** One enterprise: its facts, its Party organisations, and who names it as their employer. */
export function EnterpriseView({ id }: { id: string }) {
  const enterprise = useQuery(enterpriseQuery(id))
  if (enterprise.data !== undefined) return <Shown enterprise={enterprise.data} />
  return enterprise.isError ? <FailedQuery query={enterprise} /> : <Skeleton rows={10} />
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
          <EnterpriseEmployed enterprise={enterprise} />
        </div>
      </div>
    </>
  )
}

function Facts({ enterprise }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('enterprise.facts')
  const union = useTranslations('union')
  const words = useWords()
  return (
    <Card title={t('label')} flush>
      <FactStrip
        facts={[
          { key: 'uscc', label: t('uscc'), value: <span className={s.code}>{enterprise.uscc}</span> },
          { key: 'region', label: t('region'), value: regionName(enterprise.regionCode, words) },
          { key: 'party', label: t('party'), value: <PartyTag of={enterprise} />, note: enterprise.noPartyNote },
          ...(enterprise.kind === 'partner'
            ? []
            : [
                {
                  key: 'union',
                  label: union('fact.label'),
                  value: (
                    <UnionState
                      spans={enterprise.union}
                      mayEdit={enterprise.mayEdit}
                      joining={{ enterpriseId: enterprise.id, personIds: [], words: union('join.enterprise', { name: enterprise.name }) }}
                    />
                  ),
                  note: enterprise.union
                    .flatMap((span) => (span.to === null ? [] : [union('fact.past', { from: span.from, to: span.to })]))
                    .join(' · '),
                },
              ]),
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
