import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { checkDigitOf } from '@/domain/id-number'
import { personRecordKeys } from '@/domain/merge-words'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { memberCreate, memberEdit } from '../member/commands'
import { memberList, memberOne } from '../member/reads'
import { closePeriod } from '../period/commands'
import { actorFor, baseOf, recordAll } from '../testing'
import { checkReturn, mergeApart, mergeMake, mergeUndo } from './commands'
import { checkList, mergeCompare, mergeList, pairList } from './reads'

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
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
  neighbour = await actorFor(base, 'official.wuzhong')
  admin = await actorFor(base, 'admin')
  await rebuild(tiny.db, official.settings, today)
})
afterAll(() => tiny.drop())

let made = 0
/** A number that holds and that nobody has. */
function fresh(): string {
  made += 1
  const body = `00888819900101${String(100 + made)}`
  return body + checkDigitOf(body)
}
const entryOf = (facts: { name?: string; idNumber?: string | null; phone?: string | null; orgId?: string; bornOn?: string }) => ({
  name: facts.name ?? '示例王伟',
  phone: facts.phone ?? null,
  idNumber: facts.idNumber ?? null,
  driverGroup: 'truck' as const,
  employer: null,
  joinedOn: null,
  formal: { orgId: facts.orgId ?? own.mobile },
  presenceOrgId: null,
  stage: 'full' as const,
  since: addDays(today, -200),
  basis: '会议记录',
  ...(facts.bornOn === undefined ? {} : { bornOn: facts.bornOn }),
})
const enter = (actor: Actor, facts: Parameters<typeof entryOf>[0]) => memberCreate(base, actor, entryOf(facts))
const make = (actor: Actor, keptId: string, goneId: string, more: object = {}) =>
  Promise.all([versionOf(keptId), versionOf(goneId)]).then(([keptVersion, goneVersion]) =>
    mergeMake(base, actor, { keptId, keptVersion, goneId, goneVersion, take: [], reason: '核对档案', preview: false, ...more }),
  )
async function versionOf(id: string): Promise<number> {
  const { rows } = await tiny.pool.query<{ version: number }>('select version from person where id = $1', [id])
  const [row] = rows
  if (row === undefined) throw new Error('no such person')
  return row.version
}
const mergeIdOf = async (goneId: string) => {
  const row = (await mergeList(base, admin, { limit: 200 })).items.find((item) => item.mayUndo && item.name !== '')
  const { rows } = await tiny.pool.query<{ id: string; version: number }>(
    'select id, version from person_merge where gone_id = $1 and undone_at is null',
    [goneId],
  )
  expect(row).toBeDefined()
  const [found] = rows
  if (found === undefined) throw new Error('no merge')
  return found
}
const cells = async () =>
  (await tiny.pool.query('select indicator, org_id, month, cut, num, den from indicator_cell order by 1, 2, 3, 4')).rows
const formalAt = async (orgId: string, ago = 0) => {
  const { rows } = await tiny.pool.query<{ count: number }>(
    `select coalesce(sum(num), 0)::int as count from indicator_cell where org_id = $1 and indicator = 'members_formal'
       and month = (date_trunc('month', $2::date) - make_interval(months => $3))::date`,
    [orgId, today, ago],
  )
  return rows[0]?.count ?? 0
}
const tables = ['person', 'membership', 'presence', 'identity_check', ...personRecordKeys]
/** Every row about persons, but for what sealing makes different each time, and for dated rows that no longer stand. */
async function rowsOf(): Promise<unknown> {
  const found = []
  for (const table of tables) {
    const { rows } = await tiny.pool.query(
      `select to_jsonb(t) - 'version' - 'phone_cipher' - 'id_cipher' as row from ${table} t where to_jsonb(t)->>'superseded_at' is null order by 1`,
    )
    found.push([table, rows])
  }
  return found
}
describe('a merge', () => {
  test('speaks of every table that speaks of a person', async () => {
    const { rows } = await tiny.pool.query<{ name: string }>(
      `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'person'::regclass order by 1`,
    )
    const others = ['identity_check', 'membership', 'person', 'person_apart', 'person_merge', 'presence']
    expect(rows.map((row) => row.name)).toEqual([...others, ...personRecordKeys].sort())
  })

  test('counts the person once in every month, takes the records along, and undone leaves every row as it was', async () => {
    const [kept, gone] = [
      await enter(secretary, { phone: '13900000001' }),
      await enter(official, { orgId: own.plain, bornOn: '1980-01-01' }),
    ]
    await recordAll(tiny.pool, gone.id)
    await tiny.pool.query(`insert into attendance (activity_id, person_id) values ($1, $2)`, [own.theme, kept.id])
    await rebuild(tiny.db, official.settings, today)
    const [rows, counted] = [await rowsOf(), await cells()]
    const before = [await formalAt(own.plain), await formalAt(own.plain, 3), await formalAt(own.mobile)]
    const preview = await make(official, kept.id, gone.id, { preview: true, take: ['bornOn'] })
    expect(await rowsOf()).toEqual(rows)
    expect(await cells()).toEqual(counted)
    expect(preview).toMatchObject({
      moved: Object.fromEntries(personRecordKeys.map((key) => [key, 1])),
      stays: { attendance: 1 },
    })
    expect(preview.totals?.find((row) => row.orgId === own.plain)).toMatchObject({
      before: { formal: before[0] },
      after: { formal: (before[0] ?? 0) - 1 },
    })
    const done = await make(official, kept.id, gone.id, { take: ['bornOn'] })
    expect(done.totals).toBeNull()
    expect([await formalAt(own.plain), await formalAt(own.plain, 3), await formalAt(own.mobile)]).toEqual([
      (before[0] ?? 0) - 1,
      (before[1] ?? 0) - 1,
      before[2],
    ])
    const after = await cells()
    await rebuild(tiny.db, official.settings, today)
    expect(await cells()).toEqual(after)
    expect(await memberOne(base, official, { id: kept.id })).toMatchObject({ bornOn: '1980-01-01', phoneMask: '139****0001' })
    await expect(memberOne(base, official, { id: gone.id })).rejects.toMatchObject({ code: 'not_found' })
    const past = await memberList(base, official, { q: '示例王伟', limit: 200, month: addDays(today, -60).slice(0, 7) })
    expect(past.items.filter((row) => [kept.id, gone.id].includes(row.id)).map((row) => row.id)).toEqual([kept.id])
    expect(past.left).toBe(0)
    await mergeUndo(base, official, await mergeIdOf(gone.id))
    expect(await rowsOf()).toEqual(rows)
    expect(await cells()).toEqual(counted)
    const { rows: sealed } = await tiny.pool.query('select before from person_merge where gone_id = $1', [gone.id])
    expect(sealed).toEqual([{ before: null }])
  })

  test('takes each fact from the side that was chosen, and a number with what it tells', async () => {
    const idNumber = fresh()
    const [kept, gone] = [
      await enter(secretary, { name: '示例甲', phone: '13900000011', bornOn: '1970-01-01' }),
      await enter(secretary, { name: '示例乙', phone: '13900000012', idNumber }),
    ]
    const compared = await mergeCompare(base, official, { left: kept.id, right: gone.id })
    expect(compared.differs.sort()).toEqual(['bornOn', 'idNumber', 'name', 'phone', 'sex'])
    expect(JSON.stringify(compared)).not.toContain(idNumber)
    await make(official, kept.id, gone.id, { take: ['name', 'idNumber'] })
    const listed = (await mergeList(base, official, { limit: 200 })).items.find((row) => row.keptId === kept.id)
    const mask = `0088**********${idNumber.slice(-4)}`
    expect(listed).toMatchObject({ name: '示例乙', goneName: '示例乙', mask, goneMask: mask })
    expect([listed?.place, listed?.gonePlace]).toEqual(Array(2).fill('相城区货运流动党员第一党支部'))
    expect(await memberOne(base, official, { id: kept.id })).toMatchObject({
      name: '示例乙',
      phoneMask: '139****0011',
      idMask: `0088**********${idNumber.slice(-4)}`,
      bornOn: '1990-01-01',
    })
    // The number is the kept one's now, and found there alone.
    await expect(enter(secretary, { idNumber })).rejects.toMatchObject({ code: 'person_known', detail: { current: { id: kept.id } } })
  })

  test('has the kept one kept by the branch that kept the other, and never where the relation lies anyway', async () => {
    const at = { ...entryOf({ orgId: own.plain }), presenceOrgId: own.mobile }
    const [home, road] = [await enter(official, { orgId: own.plain }), await memberCreate(base, official, at)]
    expect(await make(official, home.id, road.id)).toMatchObject({ presences: 1 })
    expect(await memberOne(base, official, { id: home.id })).toMatchObject({ orgId: own.plain, presenceOrgId: own.mobile })
    await mergeUndo(base, official, await mergeIdOf(road.id))
    expect(await memberOne(base, official, { id: home.id })).toMatchObject({ presenceOrgId: null })
    const mobile = await enter(official, { orgId: own.mobile })
    expect(await make(official, mobile.id, road.id)).toMatchObject({ presences: 0 })
  })

  test('of two at once one is done and the other is told', async () => {
    const [one, two] = [await enter(secretary, {}), await enter(secretary, {})]
    const both = await Promise.allSettled([make(official, one.id, two.id), make(secretary, two.id, one.id), make(official, one.id, two.id)])
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of both)
      if (result.status === 'rejected') expect(['not_found', 'conflict']).toContain((result.reason as { code: string }).code)
    const { rows } = await tiny.pool.query('select count(*)::int as merged from person where id = any($1) and merged_into is not null', [
      [one.id, two.id],
    ])
    expect(rows).toEqual([{ merged: 1 }])
  })

  test('is refused to whoever does not hold both persons alone, and changes nothing', async () => {
    const rows = await rowsOf()
    const [first = '', second = ''] = own.formal
    for (const actor of [neighbour, secretary]) {
      await expect(make(actor, other.formal[0] ?? '', first)).rejects.toMatchObject({ code: 'not_found' })
      await expect(mergeCompare(base, actor, { left: first, right: other.formal[0] ?? '' })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(make(neighbour, first, second)).rejects.toMatchObject({ code: 'not_found' })
    // Kept by the secretary's branch, but the relation lies with another.
    await expect(make(secretary, first, own.shared[0] ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(make(official, first, first)).rejects.toMatchObject({ code: 'not_found' })
    expect(await rowsOf()).toEqual(rows)
  })

  test('is not taken back once something depends on it, and says what', async () => {
    const [kept, gone] = [await enter(secretary, {}), await enter(secretary, {})]
    await recordAll(tiny.pool, gone.id)
    await make(official, kept.id, gone.id)
    await tiny.pool.query('update dues_payment set superseded_at = now() where person_id = $1', [kept.id])
    await expect(mergeUndo(base, official, await mergeIdOf(gone.id))).rejects.toMatchObject({
      detail: { fields: { dues_payment: 'undo_changed' } },
    })
    const facts = { name: '示例王伟', phone: null, driverGroup: 'truck' as const, employer: null, joinedOn: null }
    await memberEdit(base, official, { id: kept.id, version: await versionOf(kept.id), ...facts })
    await expect(mergeUndo(base, official, await mergeIdOf(gone.id))).rejects.toMatchObject({
      detail: { fields: { keptId: 'undo_edited' } },
    })
    const third = await enter(secretary, {})
    await make(official, third.id, kept.id)
    await expect(mergeUndo(base, official, await mergeIdOf(gone.id))).rejects.toMatchObject({
      detail: { fields: { keptId: 'undo_merged' } },
    })
    await tiny.pool.query(`update person_merge set undo_until = now() - interval '1 minute' where gone_id = $1`, [kept.id])
    await expect(mergeUndo(base, official, await mergeIdOf(kept.id).catch(() => ({ id: '', version: 1 })))).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test('gives a number back only while nobody else has it', async () => {
    const [mine, theirs] = [fresh(), fresh()]
    const [kept, gone] = [await enter(secretary, { idNumber: mine }), await enter(secretary, { idNumber: theirs })]
    await make(official, kept.id, gone.id)
    await enter(secretary, { idNumber: theirs })
    await expect(mergeUndo(base, official, await mergeIdOf(gone.id))).rejects.toMatchObject({
      detail: { fields: { goneId: 'undo_number' } },
    })
  })
})

describe('suggested pairs', () => {
  test('are told to whoever holds both, never to a neighbour, and not again once they are two', async () => {
    const phone = '13900000077'
    const one = await enter(secretary, { name: '示例丁', phone })
    const two = await enter(official, { name: '示例丁', phone, orgId: own.plain })
    const apart = await enter(secretary, { name: '示例丁', phone: '13900000078' })
    const pair = [one.id, two.id].sort()
    const among = async (actor: Actor) =>
      (await pairList(base, actor, { limit: 200 })).items.filter((row) => row.name === '示例丁').map((row) => [row.leftId, row.rightId])
    expect(await among(official)).toEqual([pair])
    expect(await among(admin)).toEqual([pair])
    expect(await among(neighbour)).toEqual([])
    expect(await among(secretary)).toEqual([])
    expect(JSON.stringify(await pairList(base, official, {}))).not.toContain(apart.id)
    await expect(mergeApart(base, neighbour, { leftId: one.id, rightId: two.id })).rejects.toMatchObject({ code: 'not_found' })
    await mergeApart(base, official, { leftId: two.id, rightId: one.id })
    await mergeApart(base, official, { leftId: one.id, rightId: two.id })
    expect(await among(admin)).toEqual([])
  })

  test('are turned page by page', async () => {
    for (const [n, word] of ['戊', '壬', '癸'].entries())
      for (const orgId of [own.mobile, own.plain]) await enter(official, { name: `示例${word}`, phone: `1390000010${n}`, orgId })
    const whole = (await pairList(base, official, { limit: 200 })).items
    const seen = []
    let cursor: string | undefined
    do {
      const page = await pairList(base, official, { limit: 2, cursor })
      seen.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(whole)
    expect(whole.length).toBeGreaterThanOrEqual(3)
  })
})

describe('the rule of pairs', () => {
  const [names, phones, births] = [
    ['示例庚', '示例辛'],
    ['13900000301', '13900000302'],
    ['1981-01-01', '1982-02-02'],
  ]
  /** The rule, said once more: one name, one phone or birth date, and not two numbers. */
  const alike = (a: Facts, b: Facts) =>
    a.name === b.name &&
    ((a.phone !== null && a.phone === b.phone) || (a.bornOn !== null && a.bornOn === b.bornOn)) &&
    (a.number === null || b.number === null || a.number === b.number)
  type Facts = { id: string; name: string; phone: string | null; bornOn: string | null; number: string | null }

  test('holds for any register, and takes no pair twice', async () => {
    const any = fc.record({
      name: fc.constantFrom(...names),
      phone: fc.constantFrom(null, ...phones),
      bornOn: fc.constantFrom(null, ...births),
      numbered: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 7 }), async (register) => {
        const entered: Facts[] = []
        for (const { name, phone, bornOn, numbered } of register) {
          const number = numbered ? fresh() : null
          const { id } = await enter(secretary, { name, phone, ...(bornOn === null ? {} : { bornOn }), idNumber: number })
          entered.push({ id, name, phone, bornOn: numbered ? '1990-01-01' : bornOn, number })
        }
        const expected = entered.flatMap((a) => entered.filter((b) => a.id < b.id && alike(a, b)).map((b) => `${a.id} ${b.id}`))
        const ids = new Set(entered.map(({ id }) => id))
        const told = (await pairList(base, official, { limit: 200 })).items.filter(
          ({ leftId, rightId }) => ids.has(leftId) && ids.has(rightId),
        )
        expect(told.map(({ leftId, rightId }) => `${leftId} ${rightId}`).sort()).toEqual(expected.sort())
        await tiny.pool.query('update person set withdrawn_at = now() where id = any($1)', [[...ids]])
      }),
      { numRuns: 12 },
    )
  })
})

describe('a number that waits for a check', () => {
  const disputed = async () => {
    const idNumber = fresh()
    const holder = await memberCreate(base, neighbour, entryOf({ idNumber, orgId: other.plain, name: '示例己' }))
    const entry = await enter(secretary, { idNumber, name: '示例己' })
    const check = (await checkList(base, admin, { limit: 200 })).items.find((row) => row.personId === entry.id)
    if (check === undefined) throw new Error('no check')
    return { idNumber, holder, entry, check }
  }
  const returned = (actor: Actor, id: string) => checkReturn(base, actor, { id, version: 1, reason: '号码与档案不符' })

  test('is put before the common superior alone, with both persons and no whole number', async () => {
    const { idNumber, holder, entry, check } = await disputed()
    for (const actor of [official, neighbour, secretary]) {
      expect((await checkList(base, actor, {})).items).toEqual([])
      await expect(returned(actor, check.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(make(actor, holder.id, entry.id)).rejects.toMatchObject({ code: 'not_found' })
    }
    const told = await mergeCompare(base, admin, { left: entry.id, right: holder.id })
    expect(told).toMatchObject({ check: { id: check.id, personId: entry.id }, differs: [] })
    expect(JSON.stringify([told, check])).not.toContain(idNumber)
  })

  test('of one person: merged, counted once, undone both wait again', async () => {
    const { holder, entry } = await disputed()
    const rows = await rowsOf()
    const counted = [await formalAt(own.mobile), await formalAt(other.plain)]
    await make(admin, holder.id, entry.id)
    expect([await formalAt(own.mobile), await formalAt(other.plain)]).toEqual(counted)
    await expect(memberOne(base, secretary, { id: entry.id })).rejects.toMatchObject({ code: 'not_found' })
    await mergeUndo(base, admin, await mergeIdOf(entry.id))
    expect(await rowsOf()).toEqual(rows)
    // The other way round the entry is kept, has the number, and is counted in the holder's stead.
    await make(admin, entry.id, holder.id)
    expect(await memberOne(base, secretary, { id: entry.id })).toMatchObject({ name: '示例己', orgId: own.mobile })
    expect([await formalAt(own.mobile), await formalAt(other.plain)]).toEqual([(counted[0] ?? 0) + 1, (counted[1] ?? 0) - 1])
    await mergeUndo(base, admin, await mergeIdOf(holder.id))
    expect(await rowsOf()).toEqual(rows)
  })

  test('that is wrong is given back: the entry is counted without it, and may have another', async () => {
    const { idNumber, entry, check } = await disputed()
    const before = await formalAt(own.mobile)
    await returned(admin, check.id)
    expect(await formalAt(own.mobile)).toBe(before + 1)
    const one = await memberOne(base, secretary, { id: entry.id })
    expect(one).toMatchObject({ idMask: null, sex: null, bornOn: null })
    await expect(returned(admin, check.id)).rejects.toMatchObject({ code: 'not_found' })
    const facts = { name: '示例己', driverGroup: 'truck' as const, employer: null, joinedOn: null }
    await memberEdit(base, secretary, { id: entry.id, version: one.version, ...facts, idNumber: fresh() })
    const { rows } = await tiny.pool.query('select state from identity_check where id = $1', [check.id])
    expect(rows).toEqual([{ state: 'withdrawn' }])
    const audit = await tiny.pool.query(
      `select a::text as row from audit_event a where action in ('check.return', 'merge.make', 'merge.undo')`,
    )
    expect(audit.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(audit.rows)).not.toContain(idNumber)
  })

  test('is decided before either is merged with a third', async () => {
    const { entry } = await disputed()
    const third = await enter(secretary, {})
    await expect(make(admin, third.id, entry.id)).rejects.toMatchObject({ detail: { fields: { goneId: 'check_open' } } })
  })
})

describe('a closed month', () => {
  test('keeps what was signed: the two are one from the first open day on', async () => {
    const [kept, gone] = [
      await enter(official, { orgId: own.plain, name: '示例丙' }),
      await enter(official, { orgId: own.plain, name: '示例丙' }),
    ]
    const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
    await closePeriod(base, official, { orgId: own.county, month })
    const signed = await formalAt(own.plain, 1)
    const now = await formalAt(own.plain)
    expect(await make(official, kept.id, gone.id)).toMatchObject({ from: `${today.slice(0, 7)}-01` })
    expect([await formalAt(own.plain, 1), await formalAt(own.plain)]).toEqual([signed, now - 1])
    const list = await memberList(base, official, {
      org: own.plain,
      month,
      relation: 'formal',
      stage: 'members',
      standing: 'counted',
      limit: 200,
    })
    expect(list.total.count).toBe(signed)
    expect(list.left).toBeGreaterThan(0)
  })
})
