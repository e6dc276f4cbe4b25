'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { cx } from '@/components/ui/class-names'
import { useWords } from '@/components/ui/use-words'
import type { AccountPage, GrantRow } from '@/domain/account'
import { momentOf } from '@/domain/moment'
import { roles } from '@/domain/roles'
import { accountQuery } from '@/lib/queries/account'
import type { AccountAction } from './account-dialog'
import { AccountTag } from './account-tag'
import s from './account.module.css'

const AccountDialog = dynamic(() => import('./account-dialog').then((file) => file.AccountDialog))
const RenameForm = dynamic(() => import('./rename-form').then((file) => file.RenameForm))

/** One account: who, with which roles, and what can be done about it. */
export function AccountView({ id }: { id: string }) {
  const query = useQuery(accountQuery(id))
  if (query.data !== undefined) return <Loaded account={query.data} />
  return query.isError ? <FailedQuery query={query} /> : <Skeleton />
}

function Loaded({ account }: { account: AccountPage }) {
  const t = useTranslations('account.page')
  const [action, setAction] = useState<AccountAction | null>(null)
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <PageTitle
        title={account.displayName}
        subtitle={account.name}
        tags={<AccountTag state={account.state} />}
        actions={
          account.mayEdit ? (
            <>
              <Button onClick={() => setRenaming(true)}>{t('rename')}</Button>
              <Button onClick={() => setAction({ kind: 'reset' })}>{t('reset')}</Button>
              {account.state === 'active' ? (
                <Button onClick={() => setAction({ kind: 'lock' })}>{t('lock')}</Button>
              ) : (
                <Button onClick={() => setAction({ kind: 'unlock' })}>{t('unlock')}</Button>
              )}
            </>
          ) : null
        }
      />
      <div className={s.stack}>
        {account.mayEdit ? null : <p className={s.notice}>{t(account.self ? 'self' : 'senior')}</p>}
        {account.mustChange ? <p className={cx(s.notice, s.warning)}>{t('mustChange')}</p> : null}
        <div className={s.columns}>
          <Grants account={account} onRevoke={(grant) => setAction({ kind: 'revoke', grant })} onAdd={() => setAction({ kind: 'grant' })} />
          <Facts account={account} />
        </div>
      </div>
      {renaming ? <RenameForm account={account} onClose={() => setRenaming(false)} /> : null}
      {action === null ? null : <AccountDialog account={account} action={action} onClose={() => setAction(null)} />}
    </>
  )
}

function Grants({ account, onRevoke, onAdd }: { account: AccountPage; onRevoke: (grant: GrantRow) => void; onAdd: () => void }) {
  const t = useTranslations('account.page')
  const words = useWords()
  return (
    <Card
      title={t('grants')}
      meta={t('grantsHint')}
      flush
      actions={
        account.mayEdit ? (
          <Button size="sm" onClick={onAdd}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      <ul className={s.list}>
        {account.grants.map((grant) => (
          <li key={grant.id} className={grant.current ? undefined : s.over}>
            <div>
              <p className={s.main}>{t('grantRow', { place: grant.place, role: words(roles[grant.role].label) })}</p>
              <p className={s.sub}>
                {grant.validTo === null ? t('since', { from: grant.validFrom }) : t('span', { from: grant.validFrom, to: grant.validTo })}
              </p>
            </div>
            {grant.mayEnd ? (
              <Button size="sm" onClick={() => onRevoke(grant)}>
                {t('revoke')}
              </Button>
            ) : null}
            {grant.current ? null : <Tag>{t('ended')}</Tag>}
          </li>
        ))}
        {account.grants.some((grant) => grant.current) ? null : <li className={s.faint}>{t('noGrants')}</li>}
      </ul>
    </Card>
  )
}

function Facts({ account }: { account: AccountPage }) {
  const t = useTranslations('account')
  const ui = useTranslations('ui')
  return (
    <Card title={t('page.facts')}>
      <FactList
        rows={[
          { key: 'home', label: t('page.home'), value: account.orgName ?? ui('none') },
          { key: 'created', label: t('page.created'), value: momentOf(account.createdAt) },
          { key: 'last', label: t('page.last'), value: account.lastSignInAt === null ? t('never') : momentOf(account.lastSignInAt) },
          ...(account.state === 'paused' && account.pausedUntil !== null
            ? [{ key: 'paused', label: t('columns.state'), value: t('page.pausedUntil', { time: momentOf(account.pausedUntil) }) }]
            : []),
        ]}
      />
    </Card>
  )
}
