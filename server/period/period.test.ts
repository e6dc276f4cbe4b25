import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import { activityEdit, activityLog, activityWithdraw } from '../activity/commands'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { memberChange, memberCreate } from '../member/commands'
import { orgCreate } from '../organisation/commands'
import { logReading } from '../reading/commands'
import { closeStation } from '../station/commands'
import { actorFor, baseOf, refused } from '../testing'
import { closePeriod } from './commands'

const { xiangcheng: ids, wuzhong: theirs, city } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const [last, before] = [addMonths(month, -1), addMonths(month, -2)]

let database: TestDatabase
let base: Base
let official: Actor
beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  official = await actorFor(base, 'official.xiangcheng')
  await database.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
})
afterEach(() => database.drop())

const cells = async (until: string) =>
  (
    await database.db.execute(
      sql`select c.* from indicator_cell c join org o on o.id = c.org_id
        where c.month <= ${firstDay(until)} and o.region_code = ${ids.regionCode} order by c.indicator, c.org_id, c.month, c.region_code, c.cut`,
    )
  ).rows

const activity = (day: string, orgId = ids.mobile) => ({
  orgId,
  kinds: ['theme_day'],
  title: '示例主题党日',
  startsAt: `${day}T00:00:00+08:00`,
  endsAt: null,
  stationId: null,
  place: null,
  summary: '',
  expected: 8,
  present: 6,
  guests: 0,
  attendees: [],
})
const person = (since: string) => ({
  name: '示例新人',
  phone: null,
  idNumber: null,
  sex: null,
  bornOn: null,
  ethnicity: null,
  education: null,
  occupation: null,
  driverGroup: 'truck',
  employer: null,
  joinedOn: null,
  formal: { orgId: ids.mobile },
  presenceOrgId: null,
  stage: 'full',
  since,
  basis: '示例登记',
})
const closed = { code: 'period_closed', detail: { current: { opens: firstDay(month) } } }

describe('a closed month', () => {
  it('takes every earlier open month with it, for the committee and what stood below it', async () => {
    const done = await closePeriod(base, official, { orgId: ids.county, month: last })
    expect(done.orgs).toBe(3)
    const { rows } = await database.db.execute(
      sql`select org_id, count(*)::int as months, to_char(max(month), 'YYYY-MM') as last from closed_month group by 1 order by 1`,
    )
    expect(rows.map((row) => row['org_id'])).toEqual([ids.county, ids.mobile, ids.plain].sort())
    expect(rows.every((row) => row['last'] === last)).toBe(true)
  })

  it('refuses what would take effect in it, and names the first open day', async () => {
    await closePeriod(base, official, { orgId: ids.county, month: last })
    const day = lastDay(last)
    await expect(activityLog(base, official, activity(day))).rejects.toMatchObject(closed)
    await expect(activityWithdraw(base, official, { id: ids.theme, version: 1, reason: '示例' })).rejects.toMatchObject(closed)
    await expect(memberCreate(base, official, person(day))).rejects.toMatchObject(closed)
    await expect(
      memberChange(base, official, {
        id: ids.probationary,
        version: 1,
        from: day,
        basis: '示例决议',
        change: { fact: 'stage', stage: 'full' },
      }),
    ).rejects.toMatchObject(closed)
    await expect(closeStation(base, official, { id: ids.warm, version: 1, closedOn: addDays(day, -60) })).rejects.toThrow()
    const { rows } = await database.db.execute(
      sql`select day::text, version from reading where station_id = ${ids.home} and day <= ${day} limit 1`,
    )
    const [reading] = rows
    await expect(
      logReading(base, official, { stationId: ids.home, day: reading?.['day'], count: 31, version: reading?.['version'], confirmed: true }),
    ).rejects.toMatchObject(closed)
    await expect(
      orgCreate(base, official, {
        parentId: ids.county,
        name: '示例补登党支部',
        kind: 'branch',
        driverGroup: 'truck',
        regionCode: ids.regionCode,
        foundedOn: day,
        enterprise: null,
        committeeSince: null,
      }),
    ).rejects.toMatchObject(closed)
  })

  it('lets in what takes effect afterwards, and the neighbour go on', async () => {
    await closePeriod(base, official, { orgId: ids.county, month: last })
    await expect(activityLog(base, official, activity(today))).resolves.toBeDefined()
    await expect(memberCreate(base, official, person(firstDay(month)))).resolves.toBeDefined()
    const neighbour = await actorFor(base, 'official.wuzhong')
    await expect(activityLog(base, neighbour, activity(lastDay(last), theirs.mobile))).resolves.toBeDefined()
  })

  it('keeps its cells through a rebuild, a changed setting and a person counted anew', async () => {
    await closePeriod(base, official, { orgId: ids.county, month: last })
    const kept = await cells(last)
    expect(kept.length).toBeGreaterThan(0)
    await database.db.execute(sql`update org set driver_group = 'ride_hailing' where id = ${ids.mobile}`)
    await database.db.execute(sql`update person set driver_group = 'taxi' where id = ${ids.formal[0]}`)
    await database.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
    expect(await cells(last)).toEqual(kept)
    expect(await cells(month)).not.toEqual(kept)
  })

  it('is held by the database too', async () => {
    await closePeriod(base, official, { orgId: ids.county, month: last })
    const refused = { cause: { code: 'HC001' } }
    const run = (statement: ReturnType<typeof sql>) => expect(database.db.execute(statement)).rejects.toMatchObject(refused)
    await run(sql`update indicator_cell set num = num + 1 where org_id = ${ids.mobile} and month = ${firstDay(last)}`)
    await run(sql`delete from indicator_cell where org_id = ${ids.mobile} and month = ${firstDay(before)}`)
    await run(sql`update activity set present = 1 where id = ${ids.theme}`)
    await run(sql`update activity set starts_at = now(), ends_at = null where id = ${ids.theme}`)
    await run(sql`update reading set count = count + 1 where station_id = ${ids.home} and day <= ${lastDay(last)}`)
    await run(sql`update org_link set valid_from = valid_from + 1 where child_id = ${ids.mobile}`)
    await run(sql`update org_link set valid_to = ${lastDay(last)} where child_id = ${ids.mobile}`)
    await expect(database.db.execute(sql`delete from closed_month`)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(
      database.db.execute(sql`update org_link set valid_to = ${firstDay(month)} where child_id = ${ids.mobile}`),
    ).resolves.toBeDefined()
  })

  it('is closed once, never while it runs, and by a committee only', async () => {
    await closePeriod(base, official, { orgId: ids.county, month: before })
    await expect(closePeriod(base, official, { orgId: ids.county, month: before })).rejects.toMatchObject(
      refused({ month: 'month_closed' }),
    )
    await expect(closePeriod(base, official, { orgId: ids.county, month })).rejects.toMatchObject(refused({ month: 'month_running' }))
    await expect(closePeriod(base, official, { orgId: ids.mobile, month: last })).rejects.toMatchObject(
      refused({ orgId: 'not_a_committee' }),
    )
    await expect(closePeriod(base, official, { orgId: city, month: last })).rejects.toMatchObject({ code: 'not_found' })
    await expect(activityEdit(base, official, { ...activity(today), orgId: undefined, id: ids.theme, version: 1 })).rejects.toThrow()
  })

  it('of many entries at the same moment counts all that it keeps, and keeps out the rest', async () => {
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    const day = lastDay(last)
    const attempts = Array.from({ length: 12 }, () =>
      activityLog(base, secretary, activity(day)).then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'period_closed' })
          return false
        },
      ),
    )
    const [, ...entered] = await Promise.all([closePeriod(base, official, { orgId: ids.county, month: last }), ...attempts])
    const counted = await database.db.execute(
      sql`select num::int from indicator_cell where indicator = 'activities' and org_id = ${ids.mobile} and month = ${firstDay(last)}`,
    )
    const rows = await database.db.execute(
      sql`select count(*)::int as n from activity where org_id = ${ids.mobile} and day between ${firstDay(last)} and ${day} and state in ('held', 'returned', 'confirmed')`,
    )
    expect(rows.rows[0]?.['n']).toBe(1 + entered.filter(Boolean).length)
    expect(counted.rows[0]?.['num']).toBe(rows.rows[0]?.['n'])
  })
})
