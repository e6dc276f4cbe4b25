import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventUscc } from '@/db/seed/enterprises'
import { person } from '@/db/schema/person'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { EnterpriseCreate } from '@/domain/enterprise'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { orgCreate, orgEdit } from '../organisation/commands'
import { orgGet, orgManaged } from '../organisation/reads'
import { actorFor, baseOf, refused } from '../testing'
import { createEnterprise, editEnterprise } from './commands'
import { listEnterprises, showEnterprise } from './reads'

const { xiangcheng, wuzhong, city } = tinyIds()
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let official: Actor

beforeAll(async () => {
  tiny = await testDatabase()
  base = baseOf(tiny)
  official = await actorFor(base, 'official.xiangcheng')
})
afterAll(() => tiny.drop())

let made = 100
const facts = (changes: Partial<EnterpriseCreate> = {}): EnterpriseCreate => ({
  name: '相城示例快运有限公司',
  uscc: inventUscc(xiangcheng.regionCode, (made += 1)),
  kind: 'transport',
  regionCode: xiangcheng.regionCode,
  orgId: xiangcheng.county,
  noPartyReason: null,
  noPartyNote: null,
  dissolvedOn: null,
  ...changes,
})

describe('an enterprise', () => {
  test('is registered with a right code, once in the city', async () => {
    const input = facts()
    const saved = await createEnterprise(base, official, { ...input, uscc: ` ${input.uscc.toLowerCase()} ` })
    expect(await showEnterprise(base, official, { id: saved.id })).toMatchObject({
      uscc: input.uscc,
      hasParty: false,
      mayEdit: true,
      orgs: [],
    })
    await expect(createEnterprise(base, official, { ...input, name: '另一家' })).rejects.toMatchObject(refused({ uscc: 'uscc_taken' }))
    const swapped = input.uscc.replace('9932', '9923')
    await expect(createEnterprise(base, official, facts({ uscc: swapped }))).rejects.toMatchObject(refused({ uscc: 'uscc_check' }))
  })

  test('is kept by a committee that the caller manages', async () => {
    for (const orgId of [wuzhong.county, city, xiangcheng.mobile])
      await expect(createEnterprise(base, official, facts({ orgId }))).rejects.toMatchObject(refused({ orgId: 'org_outside' }))
    expect((await orgManaged(base, official, {})).map((org) => org.id)).toEqual([xiangcheng.county])
    const all = await orgManaged(base, await actorFor(base, 'admin'), {})
    expect(all[0]?.id).toBe(city)
    expect(all.length).toBe(3)
  })

  test('says why it has no Party organisation, until it has one', async () => {
    await expect(createEnterprise(base, official, facts({ noPartyReason: 'other', noPartyNote: ' ' }))).rejects.toMatchObject(
      refused({ noPartyNote: 'reason_missing' }),
    )
    const input = facts({ noPartyReason: 'too_few' })
    const { id, version } = await createEnterprise(base, official, input)
    const names = async (party: 'with' | 'without' | 'unexplained') =>
      (await listEnterprises(base, official, { party })).items.map((row) => row.id)
    expect(await names('without')).toContain(id)
    expect(await names('unexplained')).not.toContain(id)
    const branch = await orgCreate(base, official, {
      parentId: xiangcheng.county,
      name: '相城示例快运党支部',
      kind: 'branch',
      driverGroup: 'truck',
      regionCode: xiangcheng.regionCode,
      enterprise: null,
      enterpriseId: id,
      standsForKind: 'park',
      standsFor: '相城示例物流园',
      foundedOn: addDays(today, -10),
      committeeSince: null,
    })
    expect(await orgGet(base, official, { id: branch.id })).toMatchObject({
      enterprise: input.name,
      enterpriseId: id,
      standsForKind: 'park',
      standsFor: '相城示例物流园',
    })
    expect(await names('with')).toContain(id)
    await editEnterprise(base, official, { ...input, id, version, name: '相城示例快递有限公司' })
    expect(await showEnterprise(base, official, { id })).toMatchObject({
      name: '相城示例快递有限公司',
      noPartyReason: null,
      orgs: [{ id: branch.id }],
    })
    expect(await orgGet(base, official, { id: branch.id })).toMatchObject({ enterprise: '相城示例快递有限公司' })
  })

  test('edited by two is a conflict that shows what stands; dissolved it leaves the list of those that exist', async () => {
    const input = facts()
    const saved = await createEnterprise(base, official, input)
    await editEnterprise(base, official, { ...input, ...saved, dissolvedOn: today })
    await expect(editEnterprise(base, official, { ...input, ...saved })).rejects.toMatchObject({
      code: 'conflict',
      detail: { current: { version: 2, dissolvedOn: today } },
    })
    await expect(editEnterprise(base, official, { ...input, ...saved, dissolvedOn: addDays(today, 1) })).rejects.toMatchObject(
      refused({ dissolvedOn: 'date_future' }),
    )
    const ids = async (state: 'active' | 'dissolved') => (await listEnterprises(base, official, { state })).items.map((row) => row.id)
    expect(await ids('active')).not.toContain(saved.id)
    expect(await ids('dissolved')).toContain(saved.id)
  })

  test('is seen by its district, by the branch that it holds, and by no neighbour', async () => {
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    expect((await listEnterprises(base, secretary, {})).items).toEqual([])
    await expect(showEnterprise(base, secretary, { id: xiangcheng.carrier })).rejects.toMatchObject({ code: 'not_found' })
    await tiny.pool.query('update org set enterprise_id = $1 where id = $2', [xiangcheng.carrier, xiangcheng.mobile])
    expect(await showEnterprise(base, secretary, { id: xiangcheng.carrier })).toMatchObject({
      orgName: null,
      mayEdit: false,
      orgs: [{ id: xiangcheng.mobile }],
    })
    const neighbour = await actorFor(base, 'official.wuzhong')
    await expect(showEnterprise(base, neighbour, { id: xiangcheng.carrier })).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      editEnterprise(base, neighbour, { ...facts({ orgId: wuzhong.county }), id: xiangcheng.carrier, version: 1 }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const leader = await actorFor(base, 'leader.xiangcheng')
    expect(await showEnterprise(base, leader, { id: xiangcheng.carrier })).toMatchObject({ employed: null, mayEdit: false })
    await expect(createEnterprise(base, leader, facts())).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('lists those of the caller’s persons who name it as their employer', async () => {
    const [driver = ''] = xiangcheng.formal
    await base.db.update(person).set({ employer: '相城示例物流有限公司' }).where(eq(person.id, driver))
    await base.db
      .update(person)
      .set({ employer: '相城示例物流有限公司' })
      .where(eq(person.id, wuzhong.formal[0] ?? ''))
    expect(await showEnterprise(base, official, { id: xiangcheng.bare })).toMatchObject({ employed: { count: 1, items: [{ id: driver }] } })
  })
})

test('an organisation is linked to what the caller sees only, and stands for a grid by kind and name', async () => {
  const before = await orgGet(base, official, { id: xiangcheng.plain })
  const edit = (changes: object) =>
    orgEdit(base, official, {
      id: before.id,
      version: before.version,
      name: before.name,
      kind: before.kind,
      driverGroup: before.driverGroup,
      regionCode: before.regionCode,
      foundedOn: before.foundedOn,
      enterprise: before.enterprise,
      committeeSince: before.committeeSince,
      ...changes,
    })
  await expect(edit({ enterpriseId: wuzhong.bare })).rejects.toMatchObject(refused({ enterpriseId: 'enterprise_outside' }))
  await expect(edit({ standsFor: '示例网格' })).rejects.toMatchObject(refused({ standsForKind: 'field_missing' }))
  await expect(edit({ standsForKind: 'grid' })).rejects.toMatchObject(refused({ standsFor: 'field_missing' }))
  await edit({})
  expect(await orgGet(base, official, { id: xiangcheng.plain })).toMatchObject({ enterpriseId: xiangcheng.carrier })
})

test('the list narrows by code, name, type and district, and pages through each once', async () => {
  const admin = await actorFor(base, 'admin')
  const of = async (input: object) => (await listEnterprises(base, admin, input)).items.map((row) => row.id)
  expect(await of({ q: inventUscc(wuzhong.regionCode, 3).toLowerCase() })).toEqual([wuzhong.carrier])
  expect(await of({ q: '99320506' })).toEqual(expect.arrayContaining([wuzhong.carrier, wuzhong.bare]))
  expect(new Set(await of({ q: '吴中' }))).toEqual(new Set([wuzhong.carrier, wuzhong.bare]))
  expect(new Set(await of({ region: '320506', kind: 'transport' }))).toEqual(new Set([wuzhong.carrier, wuzhong.bare]))
  expect(await of({ kind: 'platform' })).toEqual([])
  expect(await of({ q: '%' })).toEqual([])
  const all = await listEnterprises(base, admin, {})
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listEnterprises(base, admin, { limit: 2, cursor })
    seen.push(...page.items.map((row) => row.id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(all.items.map((row) => row.id))
  expect(all.total.count).toBe(seen.length)
})
