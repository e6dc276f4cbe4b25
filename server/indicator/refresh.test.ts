import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import { rebuild, refresh, rollOver } from './refresh'

const { xiangcheng: ids } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const settings = settingsFrom({})

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase('tiny')
})
afterEach(() => database.drop())

const cells = async () =>
  (
    await database.db.execute(
      sql`select indicator, org_id, month::text, region_code, cut, num::int, den::int from indicator_cell order by 1, 2, 3, 4, 5`,
    )
  ).rows
const sumOf = async (indicator: string, at: string) =>
  (
    await database.db.execute(
      sql`select coalesce(sum(num), 0)::int as num, coalesce(sum(den), 0)::int as den from indicator_cell where indicator = ${indicator} and month = ${firstDay(at)}`,
    )
  ).rows[0]

describe('indicator cells', () => {
  it('open every month the first time, and are the same as a rebuild', async () => {
    await database.db.transaction((tx) => rollOver(tx, settings, today))
    const rolled = await cells()
    expect(rolled.length).toBeGreaterThan(0)
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    expect(await cells()).toEqual(rolled)
  })

  it('open a day once, whoever comes first', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => database.db.transaction((tx) => rollOver(tx, settings, today))))
    expect(opened.filter(Boolean)).toHaveLength(1)
  })

  it('close the month that ended and open the next when the calendar moves on', async () => {
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    const next = firstDay(addMonths(month, 1))
    await database.db.execute(sql`delete from reading where day = ${today}`)
    await database.db.transaction((tx) => rollOver(tx, settings, next))
    // Four stations owed every day of the month that ended; the new month owes nothing on its first day.
    expect(await sumOf('reporting', month)).toMatchObject({ den: 4 * Number(lastDay(month).slice(8)) })
    expect(await sumOf('reporting', addMonths(month, 1))).toMatchObject({ den: 0 })
    expect(await sumOf('member_drivers', addMonths(month, 1))).toEqual(await sumOf('member_drivers', month))
  })

  it('owe no reading before a station opens nor after it closes', async () => {
    const before = addMonths(month, -1)
    await database.db.execute(sql`update station set opened_on = ${`${before}-11`}, closed_on = ${`${before}-21`} where id = ${ids.warm}`)
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    const found = await database.db.execute(
      sql`select den::int from indicator_cell where indicator = 'reporting' and org_id = ${ids.plain} and month = ${firstDay(before)}`,
    )
    expect(found.rows).toEqual([{ den: 10 }])
  })

  it('do not move when their rows did not', async () => {
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    const before = await cells()
    await database.db.transaction((tx) =>
      refresh(
        tx,
        [
          { source: 'member', at: { person: ids.shared[0] ?? '' }, from: addMonths(month, -80), to: 'now' },
          { source: 'station', at: { station: ids.home }, from: month, to: 'now' },
          { source: 'activity', at: { org: ids.mobile }, from: addMonths(month, -5), to: addMonths(month, 9) },
          { source: 'org', at: { org: ids.county }, from: month, to: 'now' },
        ],
        settings,
        today,
      ),
    )
    expect(await cells()).toEqual(before)
  })

  it('take a member’s change on the day it is dated, and not before', async () => {
    const [person, yesterday] = [ids.probationary, addDays(today, -1)]
    await database.db.execute(sql`update membership set superseded_at = now() where person_id = ${person} and valid_to is null`)
    await database.db.execute(sql`insert into membership (id, person_id, org_id, stage, standing, valid_from, valid_to, basis)
      select gen_random_uuid(), person_id, org_id, stage, standing, valid_from, ${yesterday}::date, basis from membership where person_id = ${person} and superseded_at is not null
      union all select gen_random_uuid(), person_id, org_id, 'probationary', 'lost', ${yesterday}::date, null, '示例' from membership where person_id = ${person} and superseded_at is not null`)
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    const now = await sumOf('member_drivers', month)
    await database.db.transaction((tx) => rebuild(tx, settings, addDays(today, -2)))
    const then = await sumOf('member_drivers', monthOf(addDays(today, -2)))
    expect(Number(then?.['num'])).toBe(Number(now?.['num']) + 1)
  })
})
