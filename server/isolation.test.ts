import { sql } from 'drizzle-orm'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { AppError } from '@/domain/errors'
import { monthOf, dayOf, addDays } from '@/domain/month'
import { may, roleKeys, type Role } from '@/domain/roles'
import { settingsFrom } from '@/domain/setting'
import { tinyIds } from '@/db/seed/tiny'
import { org } from '@/db/schema/org'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { Actor } from './actor'
import type { Base } from './database'
import { routes } from './http'
import { rebuild } from './indicator/refresh'
import { neighboursIdNumber, samples, textOf } from './isolation-samples'
import { registry, type Entry } from './registry'
import { actorFor, baseOf, serveFrom } from './testing'

/**
 * Replays every entry of the registry as nobody's business: without the right, and as a neighbour who has the
 * right elsewhere. Every foreign row carries a mark; no answer, error or file may contain one, and no foreign
 * row may change.
 */
const mark = 'NEIGHBOURS-OWN'
/** Every foreign reading; nothing of one's own comes near it, so a sum that holds one is a leak. */
const markedNumber = 918_273

const ids = tinyIds()
const theirs = ids.wuzhong
const today = dayOf(new Date())
const month = monthOf(today)

let database: TestDatabase
let base: Base
const actors = new Map<string, Actor>()

const names = ['admin', 'leader', 'auditor', 'leader.xiangcheng', 'official.xiangcheng', 'secretary.xiangcheng', 'keeper.xiangcheng']
/** A crossing read may tell what their organisations are called, and nothing else of them. */
let orgNames: string[] = []
const withoutNames = (text: string) => orgNames.reduce((rest, name) => rest.replaceAll(name, ''), text)

const neighbours = ['leader.xiangcheng', 'official.xiangcheng', 'secretary.xiangcheng', 'keeper.xiangcheng']

/** Marks every text of the neighbour's rows, and one number. */
async function plant(): Promise<void> {
  const orgs = sql`(${theirs.county}, ${theirs.mobile}, ${theirs.plain})`
  await database.db.execute(sql`update org set name = name || ${mark}, enterprise = ${mark} where id in ${orgs}`)
  await database.db.execute(
    sql`update station set name = name || ${mark}, address = ${mark}, hours = ${mark}, brand = ${mark} where org_id in ${orgs}`,
  )
  await database.db.execute(
    sql`update activity set title = title || ${mark}, summary = ${mark}, state_note = ${mark}, place = ${mark} where org_id in ${orgs}`,
  )
  await database.db.execute(
    sql`update reading set note = ${mark}, count = ${markedNumber} where station_id in (${theirs.home}, ${theirs.warm})`,
  )
  await database.db.execute(sql`update org set stands_for_kind = 'park', stands_for = ${mark} where id in ${orgs}`)
  await database.db.execute(sql`update enterprise set name = name || ${mark}, no_party_note = ${mark} where org_id in ${orgs}`)
  await database.db.execute(
    sql`update person set name = name || ${mark}, employer = ${mark} where org_id in ${orgs} or presence_org_id in ${orgs}`,
  )
  const { seal, hash } = base.cipher
  await database.db.execute(
    sql`update person set id_mask = ${mark}, id_cipher = ${seal(mark)}, id_hash = ${hash(mark)} || id::text::bytea, phone_mask = ${mark},
      phone_cipher = ${seal(mark)}, phone_hash = ${hash(mark)}, sex = 'female', born_on = '1949-12-31' where name like ${`%${mark}%`}`,
  )
  await database.db.execute(sql`update person set id_hash = ${hash(neighboursIdNumber)} where id = ${theirs.formal[0] ?? ''}`)
  const [one = '', two = ''] = theirs.settled
  await database.db.execute(sql`update person set name = p.name, id_cipher = null, id_hash = null, id_mask = null
    from person p where person.id = ${two} and p.id = ${one}`)
  await database.db.execute(
    sql`insert into identity_check (id, person_id, holder_id, org_id, id_cipher, id_hash, id_mask, asked_by) values (${theirs.talk}, ${theirs.formal[1] ?? ''}, ${theirs.formal[0] ?? ''}, ${theirs.plain}, ${seal(mark)}, ${hash(mark)}, ${mark}, ${theirs.official})`,
  )
  await database.db.execute(
    sql`insert into person_merge (id, kept_id, gone_id, effective_from, reason, moved, kept_version, before, merged_by, undo_until) values (${theirs.formal[0] ?? ''}, ${one}, ${two}, '2026-01-01', ${mark}, '{}', 1, ${seal('{}')}, ${theirs.official}, now() + interval '1 day')`,
  )
  await database.db.execute(sql`alter table development_step disable trigger development_step_dated`)
  await database.db.execute(sql`update development_step set basis = ${mark} where id = ${theirs.talk}`)
  await database.db.execute(sql`alter table development_step enable trigger development_step_dated`)
  const formal = theirs.formal[0] ?? ''
  await database.db.execute(
    sql`insert into dues_base (id, person_id, kind, from_month, amount, income, basis) values (${theirs.theme}, ${formal}, 'salary', '2024-01-01', ${markedNumber}, ${markedNumber}, ${mark})`,
  )
  await database.db.execute(
    sql`insert into dues_reduction (id, person_id, from_month, payable, approved_by, approved_on, basis) values (${theirs.theme}, ${formal}, '2024-01-01', ${markedNumber}, ${mark}, '2024-01-01', ${mark})`,
  )
  await database.db.execute(
    sql`insert into dues_payment (id, person_id, org_id, month, amount, paid_on) values (${theirs.theme}, ${formal}, ${theirs.mobile}, ${`${month}-01`}, ${markedNumber}, ${today})`,
  )
  await database.db.execute(sql`update account set display_name = display_name || ${mark} where org_id in ${orgs}`)
  await rebuild(database.db, settingsFrom({}), today)
  await database.db.execute(
    sql`insert into report (id, org_id, month, model, code, issued_by) values (${theirs.theme}, ${theirs.county}, ${`${month}-01`}, ${JSON.stringify({ title: mark })}, ${mark}, ${theirs.official})`,
  )
  // One letter between their own branches, and one of ours that waits for them.
  for (const { id, personId, from, words, by } of [
    { id: theirs.letter, personId: theirs.settled[1] ?? '', from: theirs.plain, words: mark, by: theirs.official },
    {
      id: ids.xiangcheng.letter,
      personId: ids.xiangcheng.settled[0] ?? '',
      from: ids.xiangcheng.plain,
      words: '示转〔2026〕1号',
      by: ids.xiangcheng.official,
    },
  ])
    await database.db
      .execute(sql`insert into transfer (id, person_id, from_org_id, to_org_id, letter_number, sent_on, valid_until, recorded_by)
      values (${id}, ${personId}, ${from}, ${theirs.mobile}, ${words}, ${addDays(today, -1)}, ${addDays(today, 89)}, ${by})`)
  await database.db.execute(sql`insert into floating (id, person_id, org_id, place, region_code, since, contact, basis, recorded_by)
    values (${theirs.away}, ${theirs.settled[2] ?? ''}, ${theirs.plain}, ${mark}, '410000', ${addDays(today, -90)}, ${mark}, ${mark}, ${theirs.official})`)
  const named = await database.db.select({ name: org.name }).from(org)
  orgNames = named.map((row) => row.name).filter((name) => name.includes(mark))
  // An import of the neighbour's, by the id of their county, with a line of each kind.
  await database.db.execute(
    sql`insert into import_batch (id, kind, state, account_id, file_name, file_size, refusal, sheets, total, faults, keep_until)
      values (${theirs.county}, 'member', 'checked', ${theirs.official}, ${mark}, ${markedNumber}, ${JSON.stringify({ code: mark })},
        ${JSON.stringify([{ sheet: mark, at: {}, unread: [mark] }])}, ${markedNumber}, ${markedNumber}, now() + interval '7 days')`,
  )
  await database.db.execute(
    sql`insert into census_campaign (id, org_id, name, opens_on, due_on, note, opened_by) values (${ids.city}, ${ids.city}, '示例摸排', ${today}, ${today}, '', ${ids.admin})`,
  )
  await database.db.execute(
    sql`insert into census_district (id, campaign_id, region_code, org_id) values (${theirs.county}, ${ids.city}, ${theirs.regionCode}, ${theirs.county})`,
  )
  await database.db.execute(
    sql`insert into census_return (id, district_id, org_id, look, operators, drivers, member_drivers, organisations, reasons, counted_on, basis, recorded_by)
      values (${theirs.theme}, ${theirs.county}, ${theirs.county}, 'first', ${markedNumber}, ${markedNumber}, ${markedNumber}, ${markedNumber}, '{}', ${today}, ${mark}, ${theirs.official})`,
  )
  await database.db.execute(
    sql`insert into saved_filter (id, account_id, list, name, query) values (${theirs.theme}, ${theirs.official}, 'members', ${mark}, ${`q=${mark}`})`,
  )
  await database.db.execute(
    sql`insert into list_columns (id, account_id, list, hidden) values (${theirs.theme}, ${theirs.official}, 'members', array['phone'])`,
  )
  const line = { sheet: mark, row: markedNumber, cells: { name: mark }, values: { name: mark }, faults: [] }
  const sealed = seal(JSON.stringify({ line, facts: null, fills: [], differs: [] }))
  await database.db.execute(
    sql`insert into import_row (id, batch_id, n, sheet, row, state, sealed, faults, twin_id, twin_why, choice) values
      (${theirs.plain}, ${theirs.county}, 0, ${mark}, ${markedNumber}, 'fault', ${sealed}, ${JSON.stringify([{ column: 'idNumber', code: mark }])}, null, null, null),
      (${theirs.mobile}, ${theirs.county}, 1, ${mark}, ${markedNumber}, 'twin', ${sealed}, '[]', ${theirs.formal[0] ?? null}, 'name_phone', 'keep')`,
  )
  await database.db.execute(
    sql`insert into import_piece (id, batch_id, n, sealed) values (${theirs.theme}, ${theirs.county}, 0, ${seal(mark)})`,
  )
  await database.db.execute(
    sql`insert into import_result (id, batch_id, row_id, version, before) values (${theirs.theme}, ${theirs.county}, ${theirs.formal[0] ?? null}, 1, ${seal(mark)})`,
  )
}

/** What the neighbour's rows are, in one number a table. */
async function fingerprint(): Promise<unknown> {
  const orgs = sql`(${theirs.county}, ${theirs.mobile}, ${theirs.plain})`
  const persons = sql`(select id from person where name like ${`%${mark}%`})`
  const found = await database.db.execute(sql`select
    (select md5(string_agg(t::text, '|' order by id)) from org t where id in ${orgs}) as org,
    (select md5(string_agg(t::text, '|' order by id)) from enterprise t where org_id in ${orgs}) as enterprise,
    (select md5(string_agg(t::text, '|' order by id)) from union_membership t where person_id in ${persons} or enterprise_id in (select id from enterprise where org_id in ${orgs})) as "union",
    (select md5(string_agg(t::text, '|' order by id)) from station t where org_id in ${orgs}) as station,
    (select md5(string_agg(t::text, '|' order by id)) from reading t where station_id in (${theirs.home}, ${theirs.warm})) as reading,
    (select md5(string_agg(t::text, '|' order by id)) from activity t where org_id in ${orgs}) as activity,
    (select md5(string_agg(t::text, '|' order by t::text)) from attendance t where person_id in ${persons}) as attendance,
    (select md5(string_agg(t::text, '|' order by id)) from person t where id in ${persons}) as person,
    (select md5(string_agg(t::text, '|' order by id)) from membership t where person_id in ${persons}) as membership,
    (select md5(string_agg(t::text, '|' order by id)) from development_step t where person_id in ${persons}) as development,
    (select md5(string_agg(t::text, '|' order by id)) from dues_base t where person_id in ${persons}) as dues_base,
    (select md5(string_agg(t::text, '|' order by id)) from dues_reduction t where person_id in ${persons}) as dues_reduction,
    (select md5(string_agg(t::text, '|' order by id)) from dues_payment t where person_id in ${persons}) as dues_payment,
    (select md5(string_agg(t::text, '|' order by id)) from presence t where person_id in ${persons}) as presence,
    (select md5(string_agg(t::text, '|' order by id)) from transfer t where to_org_id in ${orgs}) as transfer,
    (select md5(string_agg(t::text, '|' order by id)) from floating t where org_id in ${orgs}) as floating,
    (select md5(string_agg(t::text, '|' order by id)) from account t where org_id in ${orgs}) as account,
    (select md5(string_agg(t::text, '|' order by id)) from saved_filter t where account_id = ${theirs.official}) as saved_filter,
    (select md5(string_agg(t::text, '|' order by id)) from list_columns t where account_id = ${theirs.official}) as list_columns,
    (select md5(string_agg(t::text, '|' order by id)) from "grant" t where org_id in ${orgs} or station_id in (${theirs.home}, ${theirs.warm})) as "grant",
    (select md5(string_agg(t::text, '|' order by id)) from census_return t where org_id in ${orgs}) as census,
    (select md5(string_agg(t::text, '|' order by id)) from report t where org_id in ${orgs}) as report,
    (select md5(string_agg(t::text, '|' order by id)) from import_batch t where id = ${theirs.county}) as import_batch,
    (select md5(string_agg(t::text, '|' order by id)) from import_row t where batch_id = ${theirs.county}) as import_row,
    (select md5(string_agg(t::text, '|' order by id)) from import_piece t where batch_id = ${theirs.county}) as import_piece,
    (select md5(string_agg(t::text, '|' order by id)) from import_result t where batch_id = ${theirs.county}) as import_result,
    (select md5(string_agg(t::text, '|' order by t::text)) from indicator_cell t where org_id in ${orgs}) as cell`)
  return found.rows[0]
}

type Outcome = { refused: string } | { text: string }

/** The greatest number in an answer, however deep. */
function greatest(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || value === null) return 0
  return Math.max(0, ...Object.values(value).map(greatest))
}

/** Runs an entry; answers what came out as text, or the code of the refusal. Anything else thrown fails the test. */
async function attempt(entry: Entry, actor: Actor, input: unknown): Promise<Outcome> {
  try {
    const answer =
      entry.type === 'download' ? await textOf(await entry(base, actor, input)) : JSON.stringify(await entry(base, actor, input))
    return { text: answer }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(JSON.stringify({ ...error.detail, message: error.message })).not.toContain(mark)
    return { refused: error.code }
  }
}

const actorNamed = (name: string): Actor => {
  const actor = actors.get(name)
  if (actor === undefined) throw new Error(`no actor ${name}`)
  return actor
}

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  serveFrom(database)
  await plant()
  for (const name of names) actors.set(name, await actorFor(base, name))
})
afterAll(() => database.drop())

describe('isolation', () => {
  it('has an attack for every entry of the registry', () => {
    expect([...registry.keys()].filter((name) => !(name in samples))).toEqual([])
    expect(Object.keys(samples).filter((name) => !registry.has(name))).toEqual([])
  })

  const roleOf = new Map<string, Role>([
    ['admin', 'city_admin'],
    ['leader', 'leader'],
    ['auditor', 'auditor'],
    ['official.xiangcheng', 'district_official'],
    ['secretary.xiangcheng', 'branch_secretary'],
    ['keeper.xiangcheng', 'station_keeper'],
  ])

  it('covers every role', () => {
    expect(new Set(roleOf.values())).toEqual(new Set(roleKeys))
  })

  for (const [name, entry] of registry) {
    it(`${name}: answers nobody who is not signed in`, async () => {
      const [method = '', path = ''] = entry.http.split(' ')
      const url = `http://localhost${path.replace(/\{\w+\}/g, theirs.theme)}`
      const body = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' } }
      const handlers: Readonly<Record<string, (request: Request) => Promise<Response>>> = routes()
      const answer = await handlers[method]?.(new Request(url, { method, ...body }))
      expect(answer?.status).toBe(401)
      expect(await answer?.text()).not.toContain(mark)
    })

    it(`${name}: refuses every role without the right`, async () => {
      const { right } = entry
      if (right === 'own') return
      for (const [account, role] of roleOf) {
        if ([right].flat().some((one) => may(role, one))) continue
        for (const input of samples[name]?.(theirs, { today, month, yesterday: addDays(today, -1) }) ?? []) {
          expect(await attempt(entry, actorNamed(account), input), `${account} ${name}`).toEqual({ refused: 'forbidden' })
        }
      }
    })

    it(`${name}: shows a neighbour nothing and changes nothing`, async () => {
      const before = await fingerprint()
      const attacks = samples[name]?.(theirs, { today, month, yesterday: addDays(today, -1) }) ?? []
      for (const account of neighbours) {
        for (const input of attacks) {
          const outcome = await attempt(entry, actorNamed(account), input)
          if ('text' in outcome) {
            const told = entry.type !== 'command' && entry.crosses !== undefined ? withoutNames(outcome.text) : outcome.text
            expect(told, `${account} ${name} ${JSON.stringify(input)}`).not.toContain(mark)
            expect(greatest(JSON.parse(outcome.text)), `${account} ${name} ${JSON.stringify(input)}`).toBeLessThan(markedNumber)
          } else {
            // A conflict or a question would tell that the row exists; somebody known is of one's own place, or marked.
            expect(['not_found', 'forbidden', 'invalid', 'person_known'], `${account} ${name}`).toContain(outcome.refused)
          }
        }
      }
      expect(await fingerprint()).toEqual(before)
    })
  }
})
