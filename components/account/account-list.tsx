'use client'

import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { useListAddress } from '@/components/list/use-list-address'
import { useTotal } from '@/components/list/use-total'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { useWords } from '@/components/ui/use-words'
import type { AccountRow } from '@/domain/account'
import { accountStates } from '@/domain/account-words'
import { roleKeys, roles } from '@/domain/roles'
import { momentOf } from '@/domain/moment'
import { askedIn } from '@/lib/asked'
import { accountListQuery } from '@/lib/queries/account'
import { accountAddress, statesAsked } from './account-address'
import { AccountTag } from './account-tag'
import s from './account.module.css'

/** The accounts that the caller may see, with the roles that they hold today. */
export function AccountList() {
  const t = useTranslations('account')
  const words = useWords()
  const columns = useColumnsShown('accounts', useColumns())
  const { asked, narrow, pages } = useListAddress(accountAddress)
  const filters = askedIn(asked)
  const list = useQuery(accountListQuery(filters))
  const { data } = list
  const filtered = asked.q !== '' || asked.role !== null || asked.state !== null
  const total = useTotal(data?.total)
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={total}
        actions={
          <>
            <ExportButton right="roster.export" path="/api/accounts/file" filters={filters} columns={columns} total={data?.total} />
            <ButtonLink href="/accounts/new" variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
              {t('create')}
            </ButtonLink>
          </>
        }
      />
      <ListPanel
        query={list}
        tools="accounts"
        caption={t('caption')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/accounts/${row.id}`}
        empty={
          filtered ? (
            <Empty title={t('empty')} hint={t('emptyHint')} />
          ) : (
            <Empty title={t('none')} hint={t('noneHint')} action={<ButtonLink href="/accounts/new">{t('create')}</ButtonLink>} />
          )
        }
        pager={{ text: total, ...pages(data?.next) }}
        filterLabel={t('filter')}
      >
        <SearchField label={t('search')} placeholder={t('search')} value={asked.q} onCommit={(q) => narrow({ q: q === '' ? null : q })} />
        <SelectFilter
          label={t('role')}
          allLabel={t('everything')}
          value={asked.role}
          options={roleKeys.filter((key) => key !== 'auditor').map((key) => ({ value: key, label: words(roles[key].label) }))}
          onChange={(role) => narrow({ role: roleKeys.find((key) => key === role) ?? null })}
        />
        <SelectFilter
          label={t('state')}
          allLabel={t('everything')}
          value={asked.state}
          options={statesAsked.map((key) => ({ value: key, label: words(accountStates[key]) }))}
          onChange={(state) => narrow({ state: statesAsked.find((key) => key === state) ?? null })}
        />
      </ListPanel>
    </>
  )
}

function useColumns(): Column<AccountRow>[] {
  const t = useTranslations('account')
  const words = useWords()
  return [
    { key: 'name', header: t('columns.name'), render: (row) => row.displayName },
    { key: 'signIn', header: t('columns.signIn'), priority: 2, render: (row) => row.name },
    {
      key: 'roles',
      header: t('columns.roles'),
      bare: true,
      priority: 1,
      render: (row) =>
        row.grants.length === 0 ? (
          <span className={s.faint}>{t('noGrant')}</span>
        ) : (
          <span className={s.places}>
            {row.grants.map((grant) => (
              <span key={grant.id}>{t('at', { place: grant.place, role: words(roles[grant.role].label) })}</span>
            ))}
          </span>
        ),
    },
    {
      key: 'last',
      header: t('columns.last'),
      priority: 3,
      render: (row) => (row.lastSignInAt === null ? <span className={s.faint}>{t('never')}</span> : momentOf(row.lastSignInAt)),
    },
    { key: 'state', header: t('columns.state'), bare: true, priority: 1, render: (row) => <AccountTag state={row.state} /> },
  ]
}
