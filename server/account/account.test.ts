import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyPassword } from '@/db/password'
import { account, commandKey, grant, session } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { dayOf } from '@/domain/month'
import { mayGrant, roleKeys, type Role } from '@/domain/roles'
import { actorOf, can, type Actor } from '../actor'
import type { Base } from '../database'
import { actorFor, baseOf } from '../testing'
import { createAccount, grantRole, lockAccount, renameAccount, resetAccount, revokeGrant, unlockAccount } from './commands'
import { listAccountOptions, listAccounts, showAccount } from './reads'

const ids = tinyIds()
let database: TestDatabase
let base: Base
let admin: Actor
let official: Actor
let made = 0

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
})
afterAll(() => database.drop())
beforeEach(async () => {
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
})

const placeOf = (role: Role, district: 'xiangcheng' | 'wuzhong') =>
  role === 'station_keeper'
    ? { role, stationId: ids[district].home }
    : role === 'branch_secretary'
      ? { role, orgId: ids[district].mobile }
      : { role, orgId: ids[district].county }
const create = (actor: Actor, where: ReturnType<typeof placeOf>) =>
  createAccount(base, actor, { name: `new.account-${made++}`, displayName: '示例新人', ...where })
const seen = async (id: string) => {
  const [row] = await base.db.select({ id: account.id, version: account.version }).from(account).where(eq(account.id, id))
  if (row === undefined) throw new Error('no account')
  return row
}
const grantId = async (accountId: string) =>
  (await base.db.select({ id: grant.id }).from(grant).where(eq(grant.accountId, accountId)))[0]?.id ?? ''
const lives = async (actor: Actor) =>
  actorOf(base.pool, actor.sessionId, { today: dayOf(new Date()), address: null, requestId: null, polling: true })
const refused = (fields: Record<string, string>) =>
  expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ fields }) })
const notFound = expect.objectContaining({ code: 'not_found' })
const forbidden = expect.objectContaining({ code: 'forbidden' })

describe('opening an account', () => {
  it('tells the password once, keeps its hash only, and orders it to be changed', async () => {
    const answer = await createAccount(
      base,
      official,
      { name: 'New.Secretary', displayName: '示例书记', role: 'branch_secretary', orgId: ids.xiangcheng.plain },
      crypto.randomUUID(),
    )
    const [row] = await base.db.select().from(account).where(eq(account.id, answer.id))
    expect(row).toMatchObject({ name: 'new.secretary', mustChange: true, demo: false, orgId: ids.xiangcheng.plain })
    expect(await verifyPassword(row?.passwordHash, answer.password)).toBe(true)
    expect(await base.db.select().from(commandKey)).toEqual([])
    const trail = JSON.stringify(await base.db.select().from(auditEvent).where(eq(auditEvent.action, 'account.create')))
    expect(trail).toContain('new.secretary')
    expect(trail).not.toContain(answer.password)
    expect(trail).not.toContain('argon2')
    expect((await actorFor(base, 'new.secretary')).mustChange).toBe(true)
  })

  it.each([
    [{ name: 'x', displayName: '示例新人', role: 'branch_secretary', orgId: ids.xiangcheng.mobile }, { name: 'account_name_form' }],
    [{ name: 'leader', displayName: '示例新人', role: 'branch_secretary', orgId: ids.xiangcheng.mobile }, { name: 'name_taken' }],
    [{ name: 'someone', displayName: '示', role: 'branch_secretary', orgId: ids.xiangcheng.mobile }, { displayName: 'name_short' }],
    [{ name: 'someone', displayName: '示例新人', role: 'branch_secretary' }, { orgId: 'org_missing' }],
    [
      { name: 'someone', displayName: '示例新人', role: 'station_keeper', orgId: ids.xiangcheng.mobile },
      expect.objectContaining({ stationId: 'station_missing' }),
    ],
    [{ name: 'someone', displayName: '示例新人', orgId: ids.xiangcheng.mobile }, { role: 'role_missing' }],
  ])('refuses %j', async (input, fields) => {
    await expect(createAccount(base, official, input)).rejects.toEqual(refused(fields))
  })
})

/** Who may hand out which role, inside and outside the own place: the table of the domain rules, played through. */
describe('handing out roles', () => {
  const givers = [
    ['admin', 'city_admin'],
    ['leader', 'leader'],
    ['official.xiangcheng', 'district_official'],
    ['secretary.xiangcheng', 'branch_secretary'],
    ['keeper.xiangcheng', 'station_keeper'],
    ['auditor', 'auditor'],
  ] as const
  const cases = givers.flatMap(([name, own]) =>
    roleKeys.flatMap((role) => (['xiangcheng', 'wuzhong'] as const).map((district) => ({ name, own, role, district }))),
  )

  it.each(cases)('$own gives $role in $district', async ({ name, own, role, district }) => {
    const giver = await actorFor(base, name)
    const where = placeOf(role, district)
    const inside = own === 'city_admin' || district === 'xiangcheng'
    const [target] = await base.db
      .insert(account)
      .values({ name: `target-${made++}`, displayName: '示例对象', passwordHash: 'x', orgId: ids.xiangcheng.mobile })
      .returning({ id: account.id })
    await base.db
      .insert(grant)
      .values({ accountId: target?.id ?? '', role: 'branch_secretary', orgId: ids.xiangcheng.mobile, validFrom: '2026-01-01' })
    const now = await seen(target?.id ?? '')
    const grantIt = () =>
      grantRole(base, giver, {
        ...now,
        ...(role === 'branch_secretary' && district === 'xiangcheng' ? { role, orgId: ids.xiangcheng.plain } : where),
      })
    const createIt = () => create(giver, where)
    if (mayGrant(own, role) && inside) {
      await expect(grantIt()).resolves.toBeDefined()
      await expect(createIt()).resolves.toBeDefined()
    } else {
      const error = !can(giver, 'account.manage')
        ? forbidden
        : refused(
            inside ? { role: 'role_not_yours' } : role === 'station_keeper' ? { stationId: 'place_outside' } : { orgId: 'place_outside' },
          )
      await expect(grantIt()).rejects.toEqual(error)
      await expect(createIt()).rejects.toEqual(error)
    }
  })

  it('is never to oneself, nor twice the same', async () => {
    await expect(grantRole(base, admin, { ...(await seen(ids.admin)), role: 'leader', orgId: ids.city })).rejects.toEqual(
      refused({ id: 'not_yourself' }),
    )
    const one = await create(official, placeOf('branch_secretary', 'xiangcheng'))
    await expect(
      grantRole(base, official, { id: one.id, version: one.version, ...placeOf('branch_secretary', 'xiangcheng') }),
    ).rejects.toEqual(refused({ role: 'grant_twice' }))
  })

  it('offers what may be handed out, and no more', async () => {
    const mine = await listAccountOptions(base, official, {})
    expect(mine.roles).toEqual(['branch_secretary', 'station_keeper'])
    expect(mine.orgs.map((org) => org.id).sort()).toEqual([ids.xiangcheng.county, ids.xiangcheng.mobile, ids.xiangcheng.plain].sort())
    expect(mine.stations.map((station) => station.id).sort()).toEqual([ids.xiangcheng.home, ids.xiangcheng.warm].sort())
    expect((await listAccountOptions(base, admin, {})).roles).not.toContain('auditor')
  })
})

describe('managing accounts', () => {
  const everything = (actor: Actor, id: string) => async () => {
    const now = await seen(id)
    return [
      await Promise.allSettled([lockAccount(base, actor, now)]),
      await Promise.allSettled([unlockAccount(base, actor, now)]),
      await Promise.allSettled([resetAccount(base, actor, now)]),
      await Promise.allSettled([renameAccount(base, actor, { ...now, displayName: '别名示例' })]),
      await Promise.allSettled([grantRole(base, actor, { ...now, ...placeOf('branch_secretary', 'xiangcheng') })]),
      await Promise.allSettled([revokeGrant(base, actor, { ...now, grantId: await grantId(id) })]),
    ]
      .flat()
      .map((result) => (result.status === 'rejected' ? result.reason : 'done'))
  }

  it('stops at the neighbour: his accounts are not found', async () => {
    for (const outcome of await everything(official, ids.wuzhong.secretary)()) expect(outcome).toEqual(notFound)
    await expect(showAccount(base, official, { id: ids.wuzhong.secretary })).rejects.toEqual(notFound)
    expect((await listAccounts(base, official, {})).items.some((row) => row.name.endsWith('wuzhong'))).toBe(false)
  })

  it('stops at the auditor, for everybody', async () => {
    for (const actor of [admin, official]) {
      for (const outcome of await everything(actor, ids.auditor)()) expect(outcome).toEqual(notFound)
      await expect(showAccount(base, actor, { id: ids.auditor })).rejects.toEqual(notFound)
      expect((await listAccounts(base, actor, { q: 'auditor' })).items).toEqual([])
    }
    await expect(create(admin, placeOf('auditor', 'xiangcheng'))).rejects.toEqual(refused({ role: 'role_not_yours' }))
  })

  it('stops at those who stand as high: an official sees the leader of the district, and changes nothing', async () => {
    for (const outcome of await everything(official, ids.xiangcheng.leader)()) expect(outcome).toEqual(forbidden)
    expect((await showAccount(base, official, { id: ids.xiangcheng.leader })).mayEdit).toBe(false)
    for (const outcome of await everything(official, official.accountId)()) expect(outcome).toEqual(refused({ id: 'not_yourself' }))
  })

  it('is nobody’s business without the right', async () => {
    for (const name of ['leader', 'secretary.xiangcheng', 'keeper.xiangcheng', 'auditor']) {
      const actor = await actorFor(base, name)
      for (const outcome of await everything(actor, ids.xiangcheng.keeper)()) expect(outcome).toEqual(forbidden)
      await expect(listAccounts(base, actor, {})).rejects.toEqual(forbidden)
    }
  })

  it('an old account of a senior cannot be taken over once its grant has ended', async () => {
    const former = await create(admin, placeOf('leader', 'xiangcheng'))
    await revokeGrant(base, admin, { id: former.id, version: former.version, grantId: await grantId(former.id) })
    await expect(resetAccount(base, official, await seen(former.id))).rejects.toEqual(forbidden)
  })

  it('a mixed account is managed by whoever may hand out all that it holds', async () => {
    const mixed = await create(official, placeOf('branch_secretary', 'xiangcheng'))
    await grantRole(base, admin, { id: mixed.id, version: mixed.version, ...placeOf('branch_secretary', 'wuzhong') })
    await expect(resetAccount(base, official, await seen(mixed.id))).rejects.toEqual(forbidden)
    await expect(resetAccount(base, admin, await seen(mixed.id))).resolves.toMatchObject({ id: mixed.id })
  })
})

describe('what takes effect at once', () => {
  const newcomer = async () => {
    const opened = await create(official, placeOf('branch_secretary', 'xiangcheng'))
    return { opened, actor: await actorFor(base, opened.name) }
  }

  it('a lock, until it is lifted', async () => {
    const { opened, actor } = await newcomer()
    const locked = await lockAccount(base, official, { id: opened.id, version: opened.version })
    expect(await lives(actor)).toBeNull()
    expect((await showAccount(base, official, { id: opened.id })).state).toBe('locked')
    expect((await listAccounts(base, official, { state: 'locked' })).items.map((row) => row.id)).toContain(opened.id)
    await unlockAccount(base, official, locked)
    expect(await lives(actor)).toBeNull()
    expect((await actorFor(base, opened.name)).accountId).toBe(opened.id)
  })

  it('an ended grant', async () => {
    const { opened, actor } = await newcomer()
    await revokeGrant(base, official, { id: opened.id, version: opened.version, grantId: await grantId(opened.id) })
    expect((await lives(actor))?.grants).toEqual([])
    expect((await showAccount(base, official, { id: opened.id })).grants[0]).toMatchObject({ current: false, validTo: dayOf(new Date()) })
  })

  it('a new password: the sessions end, and it must be changed unless the account is of the demonstration', async () => {
    const { opened, actor } = await newcomer()
    const reset = await resetAccount(base, official, { id: opened.id, version: opened.version })
    expect(reset.password).not.toBe(opened.password)
    expect(await lives(actor)).toBeNull()
    expect(await base.db.select().from(session).where(eq(session.accountId, opened.id))).toHaveLength(1)
    await resetAccount(base, official, await seen(ids.xiangcheng.keeper))
    expect((await actorFor(base, 'keeper.xiangcheng')).mustChange).toBe(false)
  })

  it('of two who change an account at once the second is told', async () => {
    const { opened } = await newcomer()
    await renameAccount(base, official, { id: opened.id, version: opened.version, displayName: '示例改名' })
    await expect(lockAccount(base, admin, { id: opened.id, version: opened.version })).rejects.toMatchObject({
      code: 'conflict',
      detail: { current: { displayName: '示例改名' } },
    })
  })
})

it('the list is paged by name, each account once', async () => {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await listAccounts(base, admin, { limit: 7, cursor })
    names.push(...page.items.map((row) => row.name))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(names).toEqual([...new Set(names)].sort())
  expect(names.length).toBe((await listAccounts(base, admin, {})).total.count)
})
