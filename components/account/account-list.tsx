'use client'

import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { ButtonLink } from '@/components/ui/button-link'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { useCursor } from '@/components/ui/use-cursor'
import { useWords } from '@/components/ui/use-words'
import type { AccountRow } from '@/domain/account'
import { accountStates } from '@/domain/account-words'
import { roleKeys, roles } from '@/domain/roles'
import { momentOf } from '@/domain/moment'
import { ApiError } from '@/lib/api'
import { accountListQuery } from '@/lib/queries/account'
import { AccountTag } from './account-tag'
import s from './account.module.css'

const states = ['active', 'locked'] as const
const address = {
  q: parseAsString.withDefault(''),
  role: parseAsStringLiteral(roleKeys),
  state: parseAsStringLiteral(states),
  cursor: parseAsString,
}

/** The accounts that the caller may see, with the roles that they hold today. */
export function AccountList() {
  const t = useTranslations('account')
  const common = useTranslations('common')
  const words = useWords()
  const columns = useColumns()
  const [asked, ask] = useQueryStates(address, { history: 'push', scroll: false })
  const narrow = (change: Parameters<typeof ask>[0]) => void ask({ ...change, cursor: null })
  const step = useCursor(asked.cursor, (cursor) => void ask({ cursor }, { scroll: true }))
  const list = useQuery(
    accountListQuery({
      q: asked.q === '' ? undefined : asked.q,
      role: asked.role ?? undefined,
      state: asked.state ?? undefined,
      cursor: asked.cursor ?? undefined,
    }),
  )
  const { data } = list
  const filtered = asked.q !== '' || asked.role !== null || asked.state !== null
  const total = data === undefined ? undefined : data.total.exact ? common('of', { count: data.total.count }) : common('ofMany')
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={total}
        actions={
          <ButtonLink href="/accounts/new" variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
            {t('create')}
          </ButtonLink>
        }
      />
      <FilterBar label={t('filter')}>
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
          options={states.map((key) => ({ value: key, label: words(accountStates[key]) }))}
          onChange={(state) => narrow({ state: states.find((key) => key === state) ?? null })}
        />
      </FilterBar>
      <div className={s.panel}>
        {list.isError && data === undefined ? (
          <Failed
            code={list.error instanceof ApiError ? list.error.id : undefined}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        ) : (
          <DataTable
            caption={t('caption')}
            columns={columns}
            rows={data?.items ?? []}
            rowKey={(row) => row.id}
            rowHref={(row) => `/accounts/${row.id}`}
            loading={data === undefined}
            busy={list.isPlaceholderData}
            empty={
              filtered ? (
                <Empty title={t('empty')} hint={t('emptyHint')} />
              ) : (
                <Empty title={t('none')} hint={t('noneHint')} action={<ButtonLink href="/accounts/new">{t('create')}</ButtonLink>} />
              )
            }
            footer={<Pager text={total} previous={step.previous} next={step.next(data?.next)} />}
          />
        )}
      </div>
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
