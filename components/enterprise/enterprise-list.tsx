'use client'

import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { optionsOf } from '@/components/organisation/org-words'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { useTotal } from '@/components/list/use-total'
import { regionName, regionOptions } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { EnterpriseRow } from '@/domain/enterprise'
import {
  enterpriseKindKeys,
  enterpriseKinds,
  enterpriseStateKeys,
  enterpriseStates,
  partyStateKeys,
  partyStates,
  unionStateKeys,
  unionStates,
} from '@/domain/enterprise-words'
import { enterpriseListQuery } from '@/lib/queries/enterprise'
import { enterpriseAddress, enterprisesAsked } from './enterprise-address'
import { PartyTag } from './enterprise-tags'
import s from './enterprise.module.css'

/** Every enterprise in view; what is asked for stands in the address. */
export function EnterpriseList() {
  const t = useTranslations('enterprise')
  const words = useWords()
  const columns = useColumnsShown('enterprises', useColumns())
  const { asked, narrow, pages } = useListAddress(enterpriseAddress)
  const filters = enterprisesAsked(asked)
  const list = useQuery(enterpriseListQuery(filters))
  const { data } = list
  const filtered =
    asked.q !== '' ||
    asked.kind !== null ||
    asked.region !== null ||
    asked.party !== null ||
    asked.union !== null ||
    asked.state !== 'active'
  const total = useTotal(data?.total)
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={total}
        actions={
          <>
            <ButtonLink href="/enterprises/union" icon={<IconUsersGroup size={16} stroke={1.6} aria-hidden />}>
              {t('list.coverage')}
            </ButtonLink>
            <ExportButton right="list.export" path="/api/enterprises/file" filters={filters} columns={columns} total={data?.total} />
            {data?.mayCreate ? (
              <ButtonLink href="/enterprises/new" variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
                {t('list.create')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListPanel
        query={list}
        caption={t('list.caption')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/enterprises/${row.id}`}
        empty={
          filtered ? (
            <Empty title={t('list.empty')} hint={t('list.emptyHint')} />
          ) : (
            <Empty
              title={t('list.none')}
              hint={t(data?.mayCreate ? 'list.noneHint' : 'list.noneGiven')}
              action={data?.mayCreate ? <ButtonLink href="/enterprises/new">{t('list.create')}</ButtonLink> : null}
            />
          )
        }
        pager={{ text: total, ...pages(data?.next) }}
        tools="enterprises"
        filterLabel={t('list.filter')}
      >
        <SearchField
          label={t('list.search')}
          placeholder={t('list.search')}
          value={asked.q}
          onCommit={(q) => narrow({ q: q === '' ? null : q })}
        />
        <SelectFilter
          label={t('list.region')}
          allLabel={t('list.all')}
          value={asked.region}
          options={regionOptions(words)}
          onChange={(region) => narrow({ region })}
        />
        <SelectFilter
          label={t('list.kind')}
          allLabel={t('list.all')}
          value={asked.kind}
          options={optionsOf(enterpriseKinds, enterpriseKindKeys, words)}
          onChange={(kind) => narrow({ kind: enterpriseKindKeys.find((key) => key === kind) ?? null })}
        />
        <SelectFilter
          label={t('list.party')}
          allLabel={t('list.all')}
          value={asked.party}
          options={optionsOf(partyStates, partyStateKeys, words)}
          onChange={(party) => narrow({ party: partyStateKeys.find((key) => key === party) ?? null })}
        />
        <SelectFilter
          label={t('list.union')}
          allLabel={t('list.all')}
          value={asked.union}
          options={optionsOf(unionStates, unionStateKeys, words)}
          onChange={(union) => narrow({ union: unionStateKeys.find((key) => key === union) ?? null })}
        />
        <SelectFilter
          label={t('list.state')}
          value={asked.state}
          options={[...optionsOf(enterpriseStates, enterpriseStateKeys, words), { value: 'all', label: t('list.all') }]}
          onChange={(state) => narrow({ state: enterpriseStateKeys.find((key) => key === state) ?? (state === 'all' ? 'all' : null) })}
        />
      </ListPanel>
    </>
  )
}

function useColumns(): Column<EnterpriseRow>[] {
  const t = useTranslations('enterprise')
  const words = useWords()
  return [
    { key: 'name', header: t('list.columns.name'), render: (row) => row.name },
    { key: 'uscc', header: t('list.columns.uscc'), priority: 2, render: (row) => <span className={s.code}>{row.uscc}</span> },
    {
      key: 'kind',
      header: t('list.columns.kind'),
      bare: true,
      priority: 1,
      render: (row) => <Tag>{words(enterpriseKinds[row.kind])}</Tag>,
    },
    { key: 'region', header: t('list.columns.region'), bare: true, priority: 1, render: (row) => regionName(row.regionCode, words) },
    {
      key: 'party',
      header: t('list.columns.party'),
      bare: true,
      priority: 1,
      render: (row) =>
        row.dissolvedOn === null ? <PartyTag of={row} /> : <Tag tone="line">{t('dissolved', { day: row.dissolvedOn })}</Tag>,
    },
    {
      key: 'union',
      header: t('list.columns.union'),
      priority: 2,
      render: (row) =>
        row.kind === 'partner' ? null : <Tag tone={row.inUnion ? 'ok' : 'line'}>{words(unionStates[row.inUnion ? 'in' : 'out'])}</Tag>,
    },
  ]
}
