import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '@/db/schema/person'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { Cut } from '@/domain/cut'
import type { MemberCuts, MemberCutsInput } from '@/domain/member-cuts'
import { memberCounts } from '@/domain/member-words'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf, monthsAfter, type Day } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { structureFile } from '../list/downloads'
import { rebuild } from '../indicator/refresh'
import { orgPage } from '../organisation/reads'
import { reorganise } from '../reorganisation/commands'
import { changeSetting } from '../setting/commands'
import { actorFor, baseOf } from '../testing'
import { memberCuts, memberList } from './reads'

const { xiangcheng: own, wuzhong: theirs, city } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const last = addMonths(month, -1)
const yearsAgo = (years: number): Day => monthsAfter(today, -12 * years)

let database: TestDatabase
let base: Base
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await base.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
  const [f1 = '', f2 = ''] = own.formal
  const [s1 = '', s2 = ''] = own.shared
  const [d1 = '', d2 = '', d3 = ''] = own.settled
  const facts: Record<string, Partial<typeof person.$inferInsert>> = {
    // The mobile branch: one on the day of turning 31, one the day before, one of whom little is known.
    [f1]: { sex: 'male', bornOn: yearsAgo(31), ethnicity: 'han', education: 'college', joinedOn: '2012-10-31', occupation: 'flexible' },
    [f2]: {
      sex: 'female',
      bornOn: addDays(yearsAgo(31), 1),
      ethnicity: 'hui',
      education: 'bachelor',
      joinedOn: '2012-11-01',
      occupation: 'flexible',
    },
    [own.probationary]: {
      sex: 'male',
      bornOn: yearsAgo(36),
      ethnicity: null,
      education: null,
      joinedOn: null,
      occupation: 'worker',
    },
    // The plain branch: five, two of them kept by the mobile one.
    [s1]: { sex: 'male', bornOn: yearsAgo(61), ethnicity: 'han', education: 'bachelor', joinedOn: '1978-12-31', occupation: 'retired' },
    [s2]: { sex: 'male', bornOn: addDays(yearsAgo(61), 1), ethnicity: 'han', education: 'bachelor', joinedOn: null, occupation: null },
    [d1]: { sex: 'male', bornOn: yearsAgo(50), ethnicity: 'han', education: 'bachelor', joinedOn: null, occupation: null },
    [d2]: { sex: 'male', bornOn: yearsAgo(51), ethnicity: 'han', education: 'bachelor', joinedOn: null, occupation: null },
    [d3]: { sex: 'female', bornOn: yearsAgo(40), ethnicity: 'han', education: 'junior', joinedOn: null, occupation: null },
    // Counted nowhere: out of contact, and an applicant.
    [own.lost]: { sex: 'female', education: 'graduate' },
    [own.applicant]: { sex: 'female', education: 'graduate' },
  }
  for (const [id, known] of Object.entries(facts)) {
    const changed = { idCipher: null, idHash: null, idMask: null, ...known }
    await base.db.update(person).set(changed).where(eq(person.id, id))
  }
})
afterAll(() => database.drop())

const asked = async (name: string, input: MemberCutsInput) => memberCuts(base, await actorFor(base, name), input)
/** The classes of a cut that somebody is in; null for a withheld number. */
function classes({ cuts }: MemberCuts, cut: Cut): Record<string, number | null> | null {
  const found = cuts.find((one) => one.cut === cut)?.classes
  if (found === undefined) throw new Error(`no ${cut}`)
  return found === null ? null : Object.fromEntries(found.filter(({ count }) => count !== 0).map(({ key, count }) => [key, count]))
}
/** Whom every number is shown: what the answers of everybody else are made of. */
const unveiled = (actor: Actor): Actor => ({ ...actor, settings: { ...actor.settings, 'privacy.least_shown': 1 } })

describe('the members of the own branch', () => {
  it('are told class by class, those of whom nothing is recorded as well', async () => {
    const answer = await asked('secretary.xiangcheng', {})
    expect(answer).toMatchObject({ org: { id: own.mobile }, day: today, total: 3, least: null })
    expect(classes(answer, 'sex')).toEqual({ male: 2, female: 1 })
    expect(classes(answer, 'age')).toEqual({ to30: 1, to35: 1, to40: 1 })
    expect(classes(answer, 'ethnicity')).toEqual({ han: 1, hui: 1, unrecorded: 1 })
    expect(classes(answer, 'education')).toEqual({ college: 1, bachelor: 1, unrecorded: 1 })
    expect(classes(answer, 'joined')).toEqual({ to2012: 1, to2017: 1, unrecorded: 1 })
    expect(classes(answer, 'occupation')).toEqual({ flexible: 2, worker: 1 })
  })

  it('of a past month are as old as they were at its end', async () => {
    const answer = await asked('secretary.xiangcheng', { month: last })
    expect(answer).toMatchObject({ day: lastDay(last), total: 3 })
    expect(classes(answer, 'age')).toEqual({ to30: 2, to35: 1 })
  })

  it('with those whom it keeps are a number of their own', async () => {
    const answer = await asked('secretary.xiangcheng', { count: 'members_presence' })
    // Three from outside the city and two of the plain branch, on the day of turning 61 and the day before.
    expect(answer.total).toBe(5)
    const ages = classes(answer, 'age')
    expect(ages?.['over60']).toBe(1)
    expect(ages?.['to60']).toBe(1)
  })
})

describe('members of more than the own branch', () => {
  it('are told without the classes of few, nor one that would be told by subtraction', async () => {
    const answer = await asked('official.xiangcheng', {})
    expect(answer).toMatchObject({ org: { id: own.county }, total: 8, least: 5 })
    // Five, and one of each of three others, which their sum would tell: with the five withheld nothing is left.
    expect(classes(answer, 'education')).toBeNull()
    expect(classes(answer, 'joined')).toBeNull()
    // Six and two; six, one and one.
    expect(classes(answer, 'sex')).toBeNull()
    expect(classes(answer, 'ethnicity')).toBeNull()
    expect(JSON.stringify(answer)).not.toMatch(/"count":[1-4]\b/)
  })

  it('are told where different numbers hide each other, from as few as the setting says', async () => {
    const [one = '', two = '', three = '', ...five] = [...theirs.formal, theirs.probationary, ...theirs.shared, ...theirs.settled]
    const known = (facts: Partial<typeof person.$inferInsert>, ids: readonly string[]) =>
      base.db
        .update(person)
        .set(facts)
        .where(inArray(person.id, [...ids]))
    await known({ education: 'bachelor', ethnicity: 'han' }, five)
    await known({ education: 'college', ethnicity: 'hui' }, [one, two])
    await known({ education: 'junior', ethnicity: 'miao' }, [three])
    // Two and one are fewer than five together.
    expect(classes(await asked('official.wuzhong', {}), 'education')).toBeNull()
    await changeSetting(base, await actorFor(base, 'admin'), { key: 'privacy.least_shown', value: 3 })
    const answer = await asked('official.wuzhong', {})
    expect(answer).toMatchObject({ total: 8, least: 3 })
    expect(classes(answer, 'education')).toEqual({ bachelor: 5, college: null, junior: null })
    // Of the many peoples those withheld are not even named.
    expect(classes(answer, 'ethnicity')).toEqual({ han: 5, others: 3 })
  })

  it('stand in a file as on the screen', async () => {
    const { body } = await structureFile(base, await actorFor(base, 'official.wuzhong'), { format: 'csv' })
    const lines = (await new Response(body).text()).split(/\r?\n/)
    expect(lines.filter((line) => line.startsWith('学历,') && !line.endsWith(',0,0'))).toEqual([
      '学历,初中,不显示,',
      '学历,大专,不显示,',
      '学历,大学本科,5,62.5',
    ])
    expect(lines.filter((line) => line.startsWith('职业,'))).toHaveLength(1)
  })

  it('are told likewise at a branch that is not the own one, and to leadership', async () => {
    for (const name of ['official.xiangcheng', 'leader.xiangcheng', 'leader', 'admin']) {
      const answer = await asked(name, { org: own.mobile })
      expect(answer).toMatchObject({ total: 3, least: 3 })
      expect(answer.cuts.map((cut) => cut.classes)).toEqual([null, null, null, null, null, null])
    }
  })

  it('are as many as the page of the organisation and the list say, and every cut adds up to them', async () => {
    const admin = await actorFor(base, 'admin')
    for (const org of [city, own.county, own.mobile, own.plain, theirs.county])
      for (const at of [undefined, last]) {
        const page = await orgPage(base, admin, { id: org, month: at })
        if (!page.numbers.ok) throw new Error('no numbers')
        const { formal, presence, drivers } = page.numbers.value
        for (const [index, count] of memberCounts.entries()) {
          const answer = await memberCuts(base, unveiled(admin), { org, month: at, count })
          expect(answer.total, `${count} ${org} ${at ?? 'today'}`).toBe([formal, presence, drivers][index])
          for (const { classes: all } of answer.cuts) expect(all?.reduce((sum, one) => sum + (one.count ?? 0), 0)).toBe(answer.total)
        }
        const list = await memberList(base, admin, { org, month: at, stage: 'members', standing: 'counted', relation: 'formal' })
        expect(list.total.count).toBe(formal)
      }
  })

  it('are shown to nobody outside, nor to who sees no numbers', async () => {
    await expect(asked('official.wuzhong', { org: own.county })).rejects.toMatchObject({ code: 'not_found' })
    await expect(asked('secretary.xiangcheng', { org: own.plain })).rejects.toMatchObject({ code: 'not_found' })
    for (const name of ['keeper.xiangcheng', 'auditor']) await expect(asked(name, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(asked('official.xiangcheng', { month: addMonths(month, 1) })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('of a month before a move stay where they stood, or go along as of today', async () => {
    await reorganise(base, await actorFor(base, 'admin'), {
      id: own.plain,
      version: 1,
      kind: 'move',
      parentId: theirs.county,
      from: firstDay(month),
      basis: '示例批复',
      preview: false,
    })
    const totalOf = async (name: string, input: MemberCutsInput) => (await asked(name, input)).total
    // Three at the mobile branch and five at the plain one; as many next door.
    expect(await totalOf('official.xiangcheng', { month: last })).toBe(8)
    expect(await totalOf('official.xiangcheng', { month: last, basis: 'now' })).toBe(3)
    expect(await totalOf('official.wuzhong', { month: last })).toBe(8)
    expect(await totalOf('official.wuzhong', { month: last, basis: 'now' })).toBe(13)
    expect(await totalOf('official.xiangcheng', {})).toBe(3)
  })
})
