import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { accountInput, accountList, accountListInput, accountOptions, accountPage, accountState } from '@/domain/account'
import { mayGrant, roleKeys } from '@/domain/roles'
import * as z from 'zod'
import { after, containsText } from '../expressions'
import { closureToday } from '../organisation/closure'
import { cursorValues, pageFrom } from '../paging'
import { read } from '../read'
import { notClosedOn } from '../station/filter'
import { accountWith, grantsOf } from './standing'

/** Accounts of the caller's place by sign-in name, with the roles that they hold today. */
export const listAccounts = read({
  name: 'account.list',
  right: 'account.manage',
  http: 'GET /api/accounts',
  input: accountListInput,
  output: accountList,
  run: async (kit, { cursor, limit, q, role, state }) => {
    const { account, grant } = kit.from
    const holders = kit
      .select({ id: grant.id })
      .from(grant)
      .where(
        and(eq(grant.accountId, account.id), eq(grant.role, role ?? 'leader'), or(isNull(grant.validTo), gt(grant.validTo, kit.today))),
      )
    const wanted = and(
      q === undefined || q === '' ? undefined : or(containsText(account.name, q), containsText(account.displayName, q)),
      role === undefined ? undefined : exists(holders),
      state === undefined ? undefined : state === 'locked' ? isNotNull(account.lockedAt) : isNull(account.lockedAt),
    )
    const rows = await kit
      .select()
      .from(account)
      .where(and(wanted, cursor === undefined ? undefined : after([account.name], cursorValues(cursor, 1))))
      .orderBy(asc(account.name))
      .limit(limit + 1)
    const total = await kit.counted(kit.select({ id: account.id }).from(account).where(wanted))
    const grants = await grantsOf(
      kit,
      rows.map((row) => row.id),
    )
    const now = new Date().toISOString()
    const page = pageFrom(rows, limit, total, (row) => [row.name])
    const items = page.items.map((row) => ({
      ...row,
      state: accountState(row, now),
      grants: grants.filter((held) => held.accountId === row.id && held.current),
    }))
    return { ...page, items }
  },
})

/** One account with every grant that it has or had. */
export const showAccount = read({
  name: 'account.page',
  right: 'account.manage',
  http: 'GET /api/accounts/{id}',
  input: accountInput,
  output: accountPage,
  run: async (kit, { id }) => {
    const { account, grants, self, mayEdit } = await accountWith(kit, id)
    return {
      ...account,
      state: accountState(account, new Date().toISOString()),
      self,
      mayEdit,
      grants: grants.map((grant) => ({ ...grant, mayEnd: mayEdit && grant.mayEnd })),
    }
  },
})

/** What the caller may hand out: the roles, and the organisations and stations of the places where they may. */
export const listAccountOptions = read({
  name: 'account.options',
  right: 'account.manage',
  http: 'GET /api/accounts/options',
  input: z.strictObject({}),
  output: accountOptions,
  run: async (kit) => {
    const { org, station } = kit.from
    const { closure, now } = closureToday(kit)
    const granting = kit.actor.grants
      .filter((grant) => roleKeys.some((role) => mayGrant(grant.role, role)))
      .flatMap((grant) => grant.orgId ?? [])
    const inside = kit
      .select({ id: closure.orgId })
      .from(closure)
      .where(and(inArray(closure.ancestorId, granting), now))
    const { closure: upward } = kit.from
    const parents = kit
      .select({ orgId: upward.orgId, parentId: upward.ancestorId })
      .from(upward)
      .where(and(eq(upward.depth, 1), isNull(upward.validTo)))
      .as('parents')
    const { org: parent } = kit.from
    const named = kit.select({ parentId: parent.id, parentName: parent.name }).from(parent).as('named')
    const orgs = await kit
      .select({ id: org.id, name: org.name, level: org.level, parent: named.parentName })
      .from(org)
      .leftJoin(parents, eq(parents.orgId, org.id))
      .leftJoin(named, eq(named.parentId, parents.parentId))
      .where(and(inArray(org.id, inside), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, kit.today))))
      .orderBy(asc(org.level), asc(org.sort), asc(org.id))
      .limit(5_000)
    const stations = await kit
      .select({ id: station.id, name: station.name, orgName: station.orgName })
      .from(station)
      .where(and(inArray(station.orgId, inside), notClosedOn(station, kit.today)))
      .orderBy(asc(station.name))
      .limit(5_000)
    return { roles: roleKeys.filter((role) => kit.actor.grants.some((grant) => mayGrant(grant.role, role))), orgs, stations }
  },
})
