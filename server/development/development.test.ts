import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { AppError, type ErrorCode } from '@/domain/errors'
import { addDays, dayOf, monthsAfter } from '@/domain/month'
import type { Actor } from '../actor'
import { dashboardPage } from '../dashboard/reads'
import type { Base } from '../database'
import { memberOne } from '../member/reads'
import { actorFor, baseOf } from '../testing'
import { developmentRecord, developmentWithdraw } from './commands'
import { developmentList, developmentOne } from './reads'

const { xiangcheng: own, wuzhong: other } = tinyIds()
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let official: Actor
let secretary: Actor
beforeAll(async () => {
  tiny = await testDatabase()
  base = baseOf(tiny)
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
})
afterAll(() => tiny.drop())

const refused = (code: ErrorCode, fields?: Record<string, string>) =>
  expect.objectContaining({ code, detail: fields === undefined ? expect.anything() : { fields } })
const versionOf = async (id: string) => (await developmentOne(base, official, { id })).version
const record = async (id: string, step: string, ago: number, extra: object = {}) =>
  developmentRecord(base, official, {
    id,
    version: await versionOf(id),
    step,
    doneOn: addDays(today, -ago),
    basis: '支部会议记录',
    ...extra,
  } as Parameters<typeof developmentRecord>[2])
const stepOf = async (id: string, step: string) => (await developmentOne(base, official, { id })).path.find((row) => row.step === step)

describe('a step', () => {
  test('is recorded with its basis, and what follows it is next', async () => {
    expect(await stepOf(own.applicant, 'talk')).toMatchObject({ state: 'done', doneOn: addDays(today, -40) })
    expect(await stepOf(own.applicant, 'activist_named')).toMatchObject({ state: 'next' })
    expect(await stepOf(own.applicant, 'mentor')).toMatchObject({ state: 'waiting', after: ['activist_named'] })
  })

  test('is corrected by another row; the old one stays as what was known', async () => {
    await record(own.applicant, 'talk', 38, { basis: '谈话记录（更正）' })
    const { records } = await developmentOne(base, official, { id: own.applicant })
    expect(records).toMatchObject([
      { step: 'talk', doneOn: addDays(today, -38), basis: '谈话记录（更正）', recordedBy: expect.any(String) },
    ])
    const { rows } = await tiny.pool.query(
      'select count(*)::int as every, count(*) filter (where superseded_at is null)::int as standing from development_step where person_id = $1',
      [own.applicant],
    )
    expect(rows).toEqual([{ every: 2, standing: 1 }])
    await expect(tiny.pool.query('update development_step set basis = $1 where person_id = $2', ['改写', own.applicant])).rejects.toThrow(
      'superseded',
    )
  })

  test('that leads to a stage changes it from the day that the rules say, in the same write', async () => {
    await record(own.applicant, 'activist_named', 20)
    const member = await memberOne(base, official, { id: own.applicant })
    expect(member.stage).toBe('activist')
    expect(member.timeline[0]).toMatchObject({ fact: 'stage', stage: 'activist', from: addDays(today, -20), basis: '支部会议记录' })
    const { rows } = await tiny.pool.query(
      `select noun, count(*)::int as count from audit_event where action = 'development.record' group by noun order by noun`,
    )
    expect(rows).toMatchObject([{ noun: 'development_step' }, { noun: 'membership' }, { noun: 'person' }])
  })

  test('is refused before its time, before its turn and in the future', async () => {
    await record(own.applicant, 'activist_filed', 15)
    await record(own.applicant, 'mentor', 15)
    await record(own.applicant, 'cultivation', 5)
    await expect(record(own.applicant, 'candidate_named', 0)).rejects.toEqual(refused('invalid', { doneOn: 'activist_year' }))
    await expect(record(own.applicant, 'training', 0, { length: { amount: 3, unit: 'days' } })).rejects.toEqual(
      refused('invalid', { doneOn: 'development_waits' }),
    )
    await expect(record(own.applicant, 'mentor', -1)).rejects.toEqual(refused('invalid', { doneOn: 'date_future' }))
    await expect(record(own.applicant, 'mentor', 21)).rejects.toEqual(refused('invalid', { doneOn: 'development_before' }))
  })

  test('of the half-yearly inspections stands beside the others; the one that is named is corrected', async () => {
    await record(own.applicant, 'cultivation', 2)
    const inspections = async () =>
      (await developmentOne(base, official, { id: own.applicant })).records.filter((row) => row.step === 'cultivation')
    expect((await inspections()).map((row) => row.doneOn)).toEqual([addDays(today, -5), addDays(today, -2)])
    const [first] = await inspections()
    await record(own.applicant, 'cultivation', 4, { replaces: first?.id })
    expect((await inspections()).map((row) => row.doneOn)).toEqual([addDays(today, -4), addDays(today, -2)])
    await record(own.applicant, 'cultivation', 2, { basis: '同一天的更正' })
    expect((await inspections()).map((row) => row.basis)).toEqual(['支部会议记录', '同一天的更正'])
  })

  test('is taken back, once', async () => {
    const { records, version } = await developmentOne(base, official, { id: own.applicant })
    const mentor = records.find((row) => row.step === 'mentor')
    const { version: next } = await developmentWithdraw(base, official, { id: own.applicant, version, recordId: mentor?.id ?? '' })
    expect(await stepOf(own.applicant, 'mentor')).toMatchObject({ state: 'next' })
    await expect(developmentWithdraw(base, official, { id: own.applicant, version: next, recordId: mentor?.id ?? '' })).rejects.toEqual(
      refused('not_found'),
    )
  })

  test('of two recorded at once one is a conflict', async () => {
    const version = await versionOf(own.applicant)
    const at = (basis: string) =>
      developmentRecord(base, official, { id: own.applicant, version, step: 'mentor', doneOn: addDays(today, -10), basis })
    const results = await Promise.allSettled(['甲登记', '乙登记', '丙登记'].map(at))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refused('conflict'))
  })
})

describe('probation', () => {
  test('counts from the stage where no vote is recorded, and is extended once', async () => {
    const began = addDays(today, -100)
    expect(await stepOf(own.probationary, 'admission_approved')).toMatchObject({ state: 'done', recorded: false, doneOn: began })
    await record(own.probationary, 'assigned', 90)
    expect(await stepOf(own.probationary, 'confirm_asked')).toMatchObject({ state: 'next', due: monthsAfter(began, 12) })
    await record(own.probationary, 'probation_extended', 1, { length: { amount: 6, unit: 'months' } })
    await record(own.probationary, 'probation_extended', 1, { length: { amount: 8, unit: 'months' } })
    expect(await stepOf(own.probationary, 'confirm_asked')).toMatchObject({ due: monthsAfter(began, 20) })
    const { records } = await developmentOne(base, official, { id: own.probationary })
    expect(records.filter((row) => row.step === 'probation_extended')).toHaveLength(1)
  })

  test('a year old, the vote and the approval make a full member from its last day on', async () => {
    const id = own.probationary
    const { records } = await developmentOne(base, official, { id })
    const extension = records.find((row) => row.step === 'probation_extended')
    await developmentWithdraw(base, official, { id, version: await versionOf(id), recordId: extension?.id ?? '' })
    // The vote lay before the stage was entered here: recorded later, it moves the beginning of the probation.
    await record(id, 'admission_vote', 380)
    const end = monthsAfter(addDays(today, -380), 12)
    await record(id, 'confirm_asked', 20)
    await record(id, 'confirm_vote', 10)
    await record(id, 'confirm_approved', 1)
    const { stage, timeline } = await memberOne(base, official, { id })
    expect(stage).toBe('full')
    expect(timeline[0]).toMatchObject({ stage: 'full', from: end })
    expect(await stepOf(id, 'archived')).toMatchObject({ state: 'next' })
  })
})

describe('who sees and records', () => {
  test('the list has those under development in the place, with counts; a neighbour’s are not there', async () => {
    const list = await developmentList(base, official, {})
    expect(list.items.map((row) => row.id)).toEqual([own.applicant])
    expect(list.counts).toEqual({ applicant: 0, activist: 1, candidate: 0, probationary: 0, late: 0 })
    expect((await developmentList(base, official, { stage: 'applicant' })).items).toEqual([])
    await expect(developmentList(base, official, { org: other.mobile })).rejects.toEqual(refused('not_found'))
    const admin = await developmentList(base, await actorFor(base, 'admin'), {})
    expect(admin.items.map((row) => row.id).sort()).toEqual([own.applicant, other.applicant, other.probationary].sort())
    // The secretary of the mobile branch does not see the plain one's.
    expect((await developmentList(base, secretary, {})).items).toEqual([])
  })

  test('what is late needs attention, of those who see persons', async () => {
    await tiny.pool.query(`alter table development_step disable trigger development_step_dated`)
    await tiny.pool.query('delete from development_step where id = $1', [other.talk])
    await tiny.pool.query(`alter table development_step enable trigger development_step_dated`)
    const due = monthsAfter(addDays(today, -50), 1)
    const lateFor = async (name: string) => {
      const { cards } = await dashboardPage(base, await actorFor(base, name), {})
      return cards.attention?.ok === true ? cards.attention.value.items.filter((item) => item.kind === 'development_late') : null
    }
    expect(await lateFor('official.wuzhong')).toMatchObject([{ personId: other.applicant, step: 'talk' }])
    expect(await lateFor('admin')).toMatchObject([{ personId: other.applicant }])
    expect(await lateFor('official.xiangcheng')).toEqual([])
    expect(await lateFor('leader')).toEqual([])
    const late = await developmentList(base, await actorFor(base, 'official.wuzhong'), { late: 'late' })
    expect(late.items).toMatchObject([{ id: other.applicant, open: [{ step: 'talk', state: 'late', due }] }])
    expect(late.counts.late).toBe(1)
  })

  test('a branch that only keeps a member records nothing of the development', async () => {
    const id = own.shared[0] ?? ''
    const { version, mayRecord } = await developmentOne(base, secretary, { id })
    expect(mayRecord).toBe(false)
    await expect(developmentRecord(base, secretary, { id, version, step: 'talk', doneOn: today, basis: '谈话记录' })).rejects.toEqual(
      refused('invalid', { step: 'formal_elsewhere' }),
    )
    await expect(developmentOne(base, secretary, { id: own.applicant })).rejects.toBeInstanceOf(AppError)
  })
})
