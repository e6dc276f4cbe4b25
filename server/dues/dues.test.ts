import { afterAll, beforeAll, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { quarterStart } from '@/domain/dues-rule'
import type { ErrorCode } from '@/domain/errors'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { actorFor, baseOf } from '../testing'
import { duesAssess, duesPay, duesReduce } from './commands'
import { duesStatement } from './reads'

const { xiangcheng: own, wuzhong: other } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const [first = '', second = ''] = own.formal
let tiny: TestDatabase
let base: Base
let secretary: Actor
beforeAll(async () => {
  tiny = await testDatabase()
  base = baseOf(tiny)
  secretary = await actorFor(base, 'secretary.xiangcheng')
})
afterAll(() => tiny.drop())

const refused = (code: ErrorCode, fields?: Record<string, string>) =>
  expect.objectContaining(fields === undefined ? { code } : { code, detail: { fields } })
const statement = (at = month) => duesStatement(base, secretary, { month: at })
const rowOf = async (id: string, at = month) => (await statement(at)).rows.find((row) => row.id === id)
const assess = (personId: string, income: number, extra: object = {}) =>
  duesAssess(base, secretary, { personId, kind: 'salary', from: addMonths(month, -2), income, basis: '收入证明', ...extra })
const pay = (payments: { personId: string; amount: number; before: number }[], extra: object = {}) =>
  duesPay(base, secretary, { orgId: own.mobile, month, paidOn: today, payments, ...extra })

test('a statement has the formal members of the branch, none of those it keeps, and asks nothing of an unknown base', async () => {
  const { org, rows, sums } = await statement()
  expect(org?.id).toBe(own.mobile)
  expect(rows.map((row) => row.id).sort()).toEqual([first, second, own.probationary].sort())
  expect(rows.every((row) => row.due === null)).toBe(true)
  expect(sums).toEqual({ members: 3, due: 0, paid: 0, outstanding: 0, reduced: 0, unknown: 3 })
})

test('a base asks exactly at the edge of a band, from its month on, and is corrected by another', async () => {
  await assess(first, 3000_00)
  expect(await rowOf(first)).toMatchObject({ base: 3000_00, permille: 5, due: 15_00 })
  await assess(first, 3001_00)
  expect(await rowOf(first)).toMatchObject({ permille: 10, full: 30_01, due: 30_01 })
  expect(await rowOf(first, addMonths(month, -3))).toMatchObject({ due: null })
  const { rows } = await tiny.pool.query('select count(*)::int as every from dues_base where person_id = $1', [first])
  expect(rows).toEqual([{ every: 2 }])
  await expect(assess(first, 1.5)).rejects.toEqual(refused('invalid', { income: 'amount_invalid' }))
  await expect(assess(first, 1, { from: addMonths(month, 1) })).rejects.toEqual(refused('invalid', { from: 'month_future' }))
})

test('an owner-driver is assessed by a quarter’s net income', async () => {
  const quarter = quarterStart(month)
  await assess(second, 27_000_00, { kind: 'owner_driver', from: quarter })
  expect(await rowOf(second)).toMatchObject({ kind: 'owner_driver', base: 9000_00, permille: 15, due: 135_00 })
  expect(await rowOf(second, addMonths(quarter, -1))).toMatchObject({ due: null })
  await assess(second, 27_000_00, { kind: 'owner_driver', from: addMonths(quarter, -2) })
  const asked = await Promise.all([-3, -2, -1].map(async (back) => (await rowOf(second, addMonths(quarter, back)))?.due))
  expect(asked).toEqual([null, 135_00, 135_00])
})

test('a reduction has an approval, ends when it is told to, and does not meet another', async () => {
  const reduce = (from: string, to: string | null) =>
    duesReduce(base, secretary, {
      personId: second,
      from,
      to,
      payable: 20_00,
      approvedBy: '支部委员会',
      approvedOn: today,
      basis: '困难申请',
    })
  await reduce(addMonths(month, -1), null)
  expect(await rowOf(second)).toMatchObject({ full: 135_00, due: 20_00, reduction: { approvedBy: '支部委员会' } })
  await expect(reduce(month, null)).rejects.toEqual(refused('invalid', { from: 'reduction_overlap' }))
  await reduce(addMonths(month, -1), addMonths(month, -1))
  expect(await rowOf(second)).toMatchObject({ due: 135_00, reduction: null })
  await reduce(month, null)
  expect(await rowOf(second)).toMatchObject({ due: 20_00 })
})

test('payments of several are one submission; what somebody else recorded meanwhile is not drawn over', async () => {
  await pay([
    { personId: first, amount: 30_01, before: 0 },
    { personId: second, amount: 5_00, before: 0 },
  ])
  expect((await statement()).sums).toEqual({ members: 3, due: 50_01, paid: 35_01, outstanding: 15_00, reduced: 115_00, unknown: 1 })
  await expect(pay([{ personId: second, amount: 20_00, before: 0 }])).rejects.toEqual(refused('conflict'))
  await pay([{ personId: second, amount: 20_00, before: 5_00 }])
  expect((await statement()).sums).toMatchObject({ paid: 50_01, outstanding: 0 })
  await pay([{ personId: second, amount: 0, before: 20_00 }])
  expect(await rowOf(second)).toMatchObject({ paid: 0, paidOn: null })
  const at = (amount: number) => pay([{ personId: second, amount, before: 0 }])
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => at(n * 100)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('amounts are for whoever edits members there: no leader, no administrator, no branch that only keeps; no income in the log', async () => {
  await expect(duesStatement(base, await actorFor(base, 'leader'), {})).rejects.toEqual(refused('forbidden'))
  await expect(duesStatement(base, await actorFor(base, 'admin'), {})).rejects.toEqual(refused('forbidden'))
  await expect(duesStatement(base, secretary, { org: own.plain })).rejects.toEqual(refused('not_found'))
  await expect(duesStatement(base, secretary, { org: other.mobile })).rejects.toEqual(refused('not_found'))
  await expect(assess(own.external[0] ?? '', 1)).rejects.toEqual(refused('not_found'))
  await expect(assess(own.shared[0] ?? '', 1)).rejects.toEqual(refused('not_found'))
  const official = await duesStatement(base, await actorFor(base, 'official.xiangcheng'), {})
  expect(official.orgs.map(({ id }) => id).sort()).toEqual([own.mobile, own.plain].sort())
  const { rows } = await tiny.pool.query(
    `select noun, string_agg(after::text, ' ') as text from audit_event where action like 'dues.%' group by noun order by noun`,
  )
  const textOf = new Map(rows.map((row: { noun: string; text: string }) => [row.noun, row.text]))
  expect(textOf.get('dues_base')).not.toMatch(/"income"|"amount"/)
  expect(textOf.get('dues_reduction')).not.toContain('困难')
  expect(textOf.get('dues_payment')).toContain('"amount"')
})
