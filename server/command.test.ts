import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { auditEvent } from '@/db/schema/audit'
import { station } from '@/db/schema/station'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { AppError } from '@/domain/errors'
import type { Actor } from './actor'
import { command } from './command'
import type { Base } from './database'
import { nouns } from './nouns'
import { actorFor, baseOf } from './testing'

const { xiangcheng: mine, wuzhong: theirs } = tinyIds()
const anything = z.object({})

let database: TestDatabase
let base: Base
let official: Actor

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  official = await actorFor(base, 'official.xiangcheng')
})
afterAll(() => database.drop())

/** Commands that check nothing themselves: the mechanism alone must hold. */
const careless = {
  seize: command({
    name: 'test.seize',
    right: 'station.manage',
    http: 'POST /api/test',
    input: anything,
    output: anything,
    run: async (kit) => {
      await kit.update(nouns.station, theirs.home, 1, { orgId: mine.mobile })
      return {}
    },
  }),
  giveAway: command({
    name: 'test.give_away',
    right: 'station.manage',
    http: 'POST /api/test',
    input: anything,
    output: anything,
    run: async (kit) => {
      await kit.update(nouns.station, mine.home, 1, { orgId: theirs.mobile })
      return {}
    },
  }),
  probe: command({
    name: 'test.probe',
    right: 'station.manage',
    http: 'POST /api/test',
    input: anything,
    output: anything,
    run: async (kit) => {
      await kit.update(nouns.station, theirs.home, 99, { name: 'x' })
      return {}
    },
  }),
  touchPerson: command({
    name: 'test.touch_person',
    right: 'member.edit',
    http: 'POST /api/test',
    input: anything,
    output: anything,
    run: async (kit) => {
      await kit.amend(nouns.person, theirs.formal[0] ?? '', { name: 'x' })
      return {}
    },
  }),
  rename: command({
    name: 'test.rename',
    right: 'station.manage',
    http: 'POST /api/test',
    input: z.object({ name: z.string() }),
    output: z.object({ version: z.int() }),
    run: async (kit, { name }) => {
      const { station: stations } = kit.from
      const [row] = await kit.select({ version: stations.version }).from(stations).where(eq(stations.id, mine.home))
      if (row === undefined) throw new AppError('not_found')
      const after = await kit.update(nouns.station, mine.home, row.version, { name })
      return { version: after.version }
    },
  }),
}

const everything = async () =>
  (
    await database.db.execute(sql`select
    (select md5(string_agg(t::text, '|' order by id)) from station t) as station,
    (select md5(string_agg(t::text, '|' order by id)) from person t) as person,
    (select count(*)::int from audit_event) as audits`)
  ).rows[0]

describe('command', () => {
  it.each(['seize', 'giveAway', 'probe', 'touchPerson'] as const)(
    'rolls back %s, which reaches for a neighbour’s row without a check of its own',
    async (name) => {
      const before = await everything()
      await expect(careless[name](base, official, {})).rejects.toMatchObject({ code: 'not_found', detail: {} })
      expect(await everything()).toEqual(before)
    },
  )

  it('writes one audit row for each changed row, with both values, in the same transaction', async () => {
    const answer = await careless.rename(base, official, { name: '审计示例站' })
    const rows = await database.db.select().from(auditEvent).where(eq(auditEvent.action, 'test.rename'))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      accountName: 'official.xiangcheng',
      noun: 'station',
      rowId: mine.home,
      orgId: mine.mobile,
      after: { name: '审计示例站', version: answer.version },
    })
    expect(rows[0]?.before).not.toMatchObject({ name: '审计示例站' })
  })

  it('answers a retry with the first answer and writes nothing more, even when ten come at once', async () => {
    const key = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => careless.rename(base, official, { name: '重试示例站' }, key)))
    expect(new Set(answers.map((answer) => answer.version)).size).toBe(1)
    const [row] = await database.db.select({ version: station.version }).from(station).where(eq(station.id, mine.home))
    expect(row?.version).toBe(answers[0]?.version)
    await expect(careless.rename(base, official, { name: '另一内容' }, key)).rejects.toMatchObject({ code: 'key_conflict' })
  })

  it('does not know another account’s key', async () => {
    const key = crypto.randomUUID()
    await careless.rename(base, official, { name: '甲的提交' }, key)
    const neighbour = await actorFor(base, 'official.wuzhong')
    await expect(careless.rename(base, neighbour, { name: '甲的提交' }, key)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('keeps no key of a command that failed, so that the mended submission goes through', async () => {
    const key = crypto.randomUUID()
    await expect(careless.rename(base, official, { name: 7 }, key)).rejects.toMatchObject({ code: 'invalid' })
    await expect(careless.rename(base, official, { name: '改好了' }, key)).resolves.toMatchObject({ version: expect.any(Number) })
  })
})
