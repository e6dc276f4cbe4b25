import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { checkDigitOf } from '@/domain/id-number'
import { memberSaved } from '@/domain/member'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { routes } from '../http'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf, serveFrom } from '../testing'
import { memberChange, memberCreate, memberEdit, memberFind, memberUnmask } from './commands'
import { memberList, memberOne } from './reads'

const { xiangcheng: own, wuzhong: other } = tinyIds()
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let secretary: Actor
let official: Actor
let neighbour: Actor
let admin: Actor

beforeAll(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  serveFrom(tiny)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
  neighbour = await actorFor(base, 'secretary.wuzhong')
  admin = await actorFor(base, 'admin')
  await rebuild(tiny.db, official.settings, today)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await tiny.drop()
})

let made = 0
/** A number that holds and that nobody has. */
function fresh(): string {
  made += 1
  const body = `0077771990010${String(100 + made).slice(0, 1)}${String(100 + made)}`
  return body + checkDigitOf(body)
}
const entryOf = (idNumber: string | null, orgId = own.mobile) => ({
  name: '示例新人',
  phone: null,
  idNumber,
  driverGroup: 'truck' as const,
  employer: null,
  joinedOn: null,
  formal: { orgId },
  presenceOrgId: null,
  stage: 'full' as const,
  since: addDays(today, -200),
  basis: '会议记录',
})
const numberOf = async (actor: Actor, id: string) => {
  const { value } = await memberUnmask(base, actor, { id, field: 'idNumber', purpose: '核对' })
  if (value === null) throw new Error('the person has no number')
  return value
}
const countAt = async (orgId: string) => {
  const { rows } = await tiny.pool.query<{ count: number }>(
    `select coalesce(sum(num), 0)::int as count from indicator_cell where org_id = $1 and indicator = 'members_formal' and month = date_trunc('month', $2::date)`,
    [orgId, today],
  )
  return rows[0]?.count
}

describe('an ID number', () => {
  test('tells sex and birth date, is sealed at rest, masked on every answer, and found by its whole', async () => {
    const idNumber = fresh()
    const { id } = await memberCreate(base, secretary, { ...entryOf(idNumber), sex: 'male', bornOn: '1970-01-01' })
    const one = await memberOne(base, secretary, { id })
    const bornOn = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
    expect(one).toMatchObject({
      idMask: `0077**********${idNumber.slice(-4)}`,
      bornOn,
      sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female',
    })
    expect(JSON.stringify(one)).not.toContain(idNumber)
    expect(await numberOf(secretary, id)).toBe(idNumber)
    const { rows } = await tiny.pool.query(
      'select p::text as row from person p where id = $1 union all select a::text from audit_event a',
      [id],
    )
    expect(JSON.stringify(rows)).not.toContain(idNumber)
    expect(await memberFind(base, secretary, { number: idNumber.toLowerCase() })).toEqual({ ids: [id] })
    expect(await memberFind(base, official, { number: ` ${idNumber} ` })).toEqual({ ids: [id] })
    expect(await memberFind(base, neighbour, { number: idNumber })).toEqual({ ids: [] })
  })

  test('stays unless another is given, goes when it is taken away, and keeps telling what it tells', async () => {
    const idNumber = fresh()
    const { id, version } = await memberCreate(base, secretary, entryOf(idNumber))
    const facts = { name: '示例新人', driverGroup: 'truck' as const, employer: null, joinedOn: null }
    const told = await memberOne(base, secretary, { id })
    const kept = await memberEdit(base, secretary, { id, version, ...facts, sex: null, bornOn: '1960-05-05', education: 'college' })
    expect(await memberOne(base, secretary, { id })).toMatchObject({
      sex: told.sex,
      bornOn: told.bornOn,
      idMask: told.idMask,
      education: 'college',
    })
    const gone = await memberEdit(base, secretary, {
      id,
      version: kept.version,
      ...facts,
      idNumber: null,
      sex: 'female',
      bornOn: '1960-05-05',
    })
    expect(await memberOne(base, secretary, { id })).toMatchObject({
      idMask: null,
      sex: 'female',
      bornOn: '1960-05-05',
      education: 'college',
    })
    await memberEdit(base, secretary, { id, version: gone.version, ...facts, idNumber })
    expect(await numberOf(secretary, id)).toBe(idNumber)
  })

  test('of somebody not yet born is refused', async () => {
    const body = `007777${Number(today.slice(0, 4)) + 1}0101001`
    await expect(memberCreate(base, secretary, entryOf(body + checkDigitOf(body)))).rejects.toMatchObject({
      code: 'invalid',
      detail: { fields: { idNumber: 'id_number_date' } },
    })
  })

  test('of somebody in the own place shows that person, who can be updated', async () => {
    const id = own.formal[0] ?? ''
    const idNumber = await numberOf(secretary, id)
    const { name, idMask } = await memberOne(base, secretary, { id })
    const known = { code: 'person_known', detail: { current: { id, name, idMask } } }
    await expect(memberCreate(base, secretary, entryOf(idNumber))).rejects.toMatchObject(known)
    await expect(memberCreate(base, official, entryOf(idNumber, own.plain))).rejects.toMatchObject(known)
    const another = await memberCreate(base, secretary, entryOf(null))
    const edit = { name: '示例新人', driverGroup: 'truck' as const, employer: null, joinedOn: null, idNumber, ...another }
    await expect(memberEdit(base, secretary, edit)).rejects.toMatchObject(known)
  })

  test('entered twice at once makes one person', async () => {
    const idNumber = fresh()
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => memberCreate(base, secretary, entryOf(idNumber))))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'person_known' })
  })

  test('never stands at two counted persons, whoever writes', async () => {
    const write = `update person set id_cipher = q.id_cipher, id_hash = q.id_hash, id_mask = q.id_mask, sex = q.sex, born_on = q.born_on
      from person q where person.id = $1 and q.id = $2`
    await expect(tiny.pool.query(write, [own.settled[0], other.formal[0]])).rejects.toMatchObject({
      code: '23505',
      constraint: 'person_id_number',
    })
  })
})

describe('an ID number of somebody elsewhere', () => {
  const send = async (actor: Actor, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => {
    const token = await encode({ token: { sid: actor.sessionId }, secret: process.env['NEXTAUTH_SECRET'] ?? '' })
    const headers = { cookie: `next-auth.session-token=${token}`, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const answer = await routes()[method](
      new Request(`http://localhost${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    )
    const value: unknown = await answer.json()
    return { status: answer.status, headers: [...answer.headers], value }
  }
  /** An answer without what differs between any two persons. */
  const shapeOf = (value: unknown, ids: readonly string[]): string =>
    ids
      .reduce((text, id) => text.replaceAll(id, 'ID'), JSON.stringify(value))
      .replaceAll(/00\d\d\*+\d{3}[\dX]|\d{4}-\d\d-\d\d(T[\d:.]+Z)?|"(fe)?male"/g, '#')

  test('is answered as one that is new: status, headers, body, and whatever is asked of the person afterwards', async () => {
    const taken = await numberOf(neighbour, other.formal[0] ?? '')
    const seen = []
    for (const idNumber of [fresh(), taken]) {
      const created = await send(secretary, 'POST', '/api/members', entryOf(idNumber))
      const { id, version } = memberSaved.parse(created.value)
      const facts = { name: '示例新人', driverGroup: 'truck', employer: '示例公司', joinedOn: null, version }
      const answers = [
        created,
        await send(secretary, 'GET', `/api/members/${id}`),
        await send(official, 'GET', `/api/members/${id}`),
        await send(secretary, 'POST', '/api/members', entryOf(idNumber)),
        await send(secretary, 'POST', '/api/members/find', { number: idNumber }),
        await send(secretary, 'PATCH', `/api/members/${id}`, facts),
        await send(secretary, 'PATCH', `/api/members/${id}`, facts),
        await send(secretary, 'PATCH', `/api/members/${id}`, { ...facts, version: 2, idNumber }),
        await send(secretary, 'POST', `/api/members/${id}/unmask`, { field: 'idNumber', purpose: '核对' }),
        await send(neighbour, 'GET', `/api/members/${id}`),
      ]
      const list = await memberList(base, secretary, { q: '示例新人', limit: 200 })
      expect((await memberList(base, secretary, { only: id })).items.map((row) => row.id)).toEqual([id])
      expect((await memberList(base, neighbour, { only: id })).items).toEqual([])
      seen.push({
        answers: answers.map(({ status, headers, value }) => ({
          status,
          headers,
          value: shapeOf(value, [id]).replaceAll(idNumber, 'NUMBER'),
        })),
        listed: list.items.filter((row) => row.id === id).map((row) => shapeOf(row, [id])),
        statuses: answers.map(({ status }) => status),
      })
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[0]?.statuses).toEqual([200, 200, 200, 409, 200, 200, 409, 200, 200, 404])
    expect(seen[0]?.listed).toHaveLength(1)
  })

  test('is counted nowhere, and not shown to those who see both', async () => {
    const before = await countAt(own.mobile)
    const whole = await memberList(base, admin, { limit: 200 })
    const { id } = await memberCreate(base, secretary, entryOf(await numberOf(neighbour, other.formal[1] ?? '')))
    expect(await countAt(own.mobile)).toBe(before)
    expect((await memberList(base, admin, { limit: 200 })).items).toEqual(whole.items)
    await expect(memberOne(base, admin, { id })).rejects.toMatchObject({ code: 'not_found' })
    const { version } = await memberOne(base, secretary, { id })
    await memberChange(base, secretary, { id, version, from: today, basis: '决议', change: { fact: 'standing', standing: 'lost' } })
    expect(await countAt(own.mobile)).toBe(before)
    await rebuild(tiny.db, official.settings, today)
    expect(await countAt(own.mobile)).toBe(before)
  })

  test('that is corrected to a free one is counted from then on', async () => {
    const before = (await countAt(own.mobile)) ?? 0
    const taken = await numberOf(neighbour, other.probationary)
    const { id, version } = await memberCreate(base, secretary, entryOf(taken))
    expect(await countAt(own.mobile)).toBe(before)
    const idNumber = fresh()
    await memberEdit(base, secretary, { id, version, name: '示例新人', driverGroup: 'truck', employer: null, joinedOn: null, idNumber })
    expect(await countAt(own.mobile)).toBe(before + 1)
    expect(await numberOf(secretary, id)).toBe(idNumber)
    expect(await memberFind(base, secretary, { number: taken })).toEqual({ ids: [] })
  })

  test('entered for somebody already counted leaves them counted, under the number they had', async () => {
    const before = await countAt(own.mobile)
    const id = own.formal[1] ?? ''
    const had = await numberOf(secretary, id)
    const { version } = await memberOne(base, secretary, { id })
    const taken = await numberOf(neighbour, other.probationary)
    await memberEdit(base, secretary, {
      id,
      version,
      name: '示例新人',
      driverGroup: 'truck',
      employer: null,
      joinedOn: null,
      idNumber: taken,
    })
    expect(await countAt(own.mobile)).toBe(before)
    expect(await numberOf(secretary, id)).toBe(taken)
    const { rows } = await tiny.pool.query('select count(*)::int as count from person where id_hash = $1', [base.cipher.hash(had)])
    expect(rows).toEqual([{ count: 1 }])
  })
})
