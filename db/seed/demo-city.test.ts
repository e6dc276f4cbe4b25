import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { usccProblem } from '@/domain/uscc'
import { testDatabase, type TestDatabase } from '../testing'
import { verifyPassword } from '../password'
import { isEmpty, seedDatabase } from './run'

const today = '2026-11-23'
let city: TestDatabase
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hongyi-seed-'))
  city = await testDatabase('bare')
  expect(await isEmpty(city.url)).toBe(true)
  await seedDatabase({ url: city.url, scenario: 'demo-city', dataKey: city.dataKey, today, accountsFile: join(folder, 'accounts.json') })
})
afterAll(async () => {
  await city.drop()
  await rm(folder, { recursive: true })
})

const scalar = z.array(z.object({ value: z.coerce.number() })).length(1)
async function number(statement: string, values: unknown[] = []): Promise<number> {
  const [row] = scalar.parse((await city.pool.query(statement, values)).rows)
  return row?.value ?? Number.NaN
}

describe('organisations', () => {
  const truck = `level = 'basic' and driver_group = 'truck' and founded_on <= '${today}' and dissolved_on is null`

  test('are the published 86: 30 mobile, 1 cloud, 55 others, 9 of them newly founded', async () => {
    expect(await number(`select count(*) as value from org where ${truck}`)).toBe(86)
    expect(await number(`select count(*) as value from org where ${truck} and kind = 'mobile_branch'`)).toBe(30)
    expect(await number(`select count(*) as value from org where ${truck} and kind = 'cloud_branch'`)).toBe(1)
    expect(await number(`select count(*) as value from org where ${truck} and kind not in ('mobile_branch', 'cloud_branch')`)).toBe(55)
    expect(
      await number(`select count(*) as value from org where ${truck} and new_nonpublic and enterprise is not null and kind = 'branch'`),
    ).toBe(9)
    expect(await number('select count(*) as value from org where new_nonpublic')).toBe(9)
  })

  test('stand below 1 + 9 industry committees, ride-hailing apart', async () => {
    expect(await number(`select count(*) as value from org where level = 'city'`)).toBe(1)
    expect(await number(`select count(distinct region_code) as value from org where level = 'county'`)).toBe(9)
    expect(await number(`select count(*) as value from org where level = 'county' and region_code = '320571'`)).toBe(0)
    expect(await number(`select count(*) as value from org where driver_group = 'ride_hailing'`)).toBe(12)
    expect(await number(`select count(*) as value from org where driver_group not in ('truck', 'ride_hailing')`)).toBe(0)
  })

  test('have a closure that is exactly what the links say', async () => {
    const difference = await number(`
      with recursive up as (
        select 'industry'::org_line as line, id as org_id, id as ancestor_id, 0 as depth from org
        union all
        select line, child_id, child_id, 0 from org_link where line = 'territory'
        union all
        select up.line, up.org_id, link.parent_id, up.depth + 1 from up join org_link link on link.child_id = up.ancestor_id and link.line = up.line
      )
      select count(*) as value from (
        (select line, org_id, ancestor_id, depth from up except select line, org_id, ancestor_id, depth from org_closure)
        union all
        (select line, org_id, ancestor_id, depth from org_closure except select line, org_id, ancestor_id, depth from up)
      ) as difference`)
    expect(difference).toBe(0)
    expect(
      await number(
        `select count(*) as value from org_closure c join org o on o.id = c.org_id where c.valid_from <> o.founded_on or c.valid_to is not null`,
      ),
    ).toBe(0)
    expect(
      await number(
        `select count(*) as value from org o where level not in ('city', 'territory') and not exists (select from org_closure c join org top on top.id = c.ancestor_id where c.org_id = o.id and top.level = 'city')`,
      ),
    ).toBe(0)
  })

  test('have a committee where seven or more are full members, and only there', async () => {
    expect(await number(`select count(*) as value from org where committee_since < founded_on`)).toBe(0)
    expect(
      await number(
        `select count(*) as value from org where kind in ('committee', 'general_branch', 'temporary_branch') and committee_since is not null`,
      ),
    ).toBe(0)
    const full = `(select count(*) from person p where p.stage = 'full' and p.standing = 'normal' and (p.org_id = o.id or (p.presence_org_id = o.id and o.kind in ('mobile_branch', 'cloud_branch') and p.org_id is distinct from o.id)))`
    expect(
      await number(
        `select count(*) as value from org o where kind in ('branch', 'joint_branch', 'mobile_branch', 'cloud_branch') and (committee_since is not null) <> (${full} >= 7)`,
      ),
    ).toBe(0)
    expect(await number(`select count(*) as value from org o where kind = 'mobile_branch' and ${full} < 3`)).toBe(2)
  })
})

describe('members', () => {
  const inForce = (row: string) =>
    `${row}.superseded_at is null and ${row}.valid_from <= '${today}' and (${row}.valid_to is null or ${row}.valid_to > '${today}')`

  test('among truck drivers are exactly 1,087, each counted once in the city', async () => {
    const counted = `
      from person p join membership m on m.person_id = p.id and ${inForce('m')}
      where p.driver_group = 'truck' and m.stage in ('probationary', 'full') and m.standing = 'normal'
        and (m.org_id is not null or exists (select from presence k where k.person_id = p.id and k.kind = 'managed' and ${inForce('k')}))`
    expect(await number(`select count(distinct p.id) as value ${counted}`)).toBe(1087)
    expect(await number(`select count(*) as value ${counted}`)).toBe(1087)
  })

  test('come in all ways: formal here, formal elsewhere and kept, formal in another branch of the city and kept', async () => {
    const kept = `from membership m join presence k on k.person_id = m.person_id and k.kind = 'managed' and ${inForce('k')} where ${inForce('m')}`
    expect(await number(`select count(*) as value ${kept} and m.external_org_id is not null`)).toBeGreaterThan(200)
    expect(await number(`select count(*) as value ${kept} and m.org_id is not null and m.org_id <> k.org_id`)).toBeGreaterThan(60)
    expect(await number(`select count(*) as value from person where standing <> 'normal'`)).toBeGreaterThan(30)
    expect(await number('select count(*) as value from membership where superseded_at is not null')).toBeGreaterThan(0)
    expect(await number('select count(*) as value from person')).toBeGreaterThan(1900)
    expect(await number(`select count(*) as value from person where name not like '_示_' or pinyin !~ '^[a-z]+$'`)).toBe(0)
  })

  test('have no row before their branch was founded, none in the future, and people as the dated rows say', async () => {
    expect(
      await number(
        `select count(*) as value from membership m join org o on o.id = m.org_id where m.valid_from < o.founded_on and m.superseded_at is null`,
      ),
    ).toBe(0)
    expect(await number('select count(*) as value from presence k join org o on o.id = k.org_id where k.valid_from < o.founded_on')).toBe(0)
    expect(
      await number(
        `select count(*) as value from (select valid_from from membership union all select valid_from from presence) as dated where valid_from > '${today}'`,
      ),
    ).toBe(0)
    expect(
      await number(
        `select count(*) as value from person p where not exists (select from membership m where m.person_id = p.id and ${inForce('m')} and m.stage = p.stage and m.standing = p.standing and m.org_id is not distinct from p.org_id)`,
      ),
    ).toBe(0)
  })
})

describe('stations and readings', () => {
  test('are some 120 of all types in all ten districts', async () => {
    expect(await number(`select count(*) as value from station where closed_on is null`)).toBe(120)
    expect(await number('select count(distinct kind) as value from station')).toBe(7)
    expect(await number('select count(distinct region_code) as value from station where closed_on is null')).toBe(10)
    expect(await number(`select count(*) as value from station where kind = 'city_centre'`)).toBe(1)
    expect(
      await number(
        `select count(distinct org_id) as value from station s join org o on o.id = s.org_id where s.kind = 'county_centre' and o.level = 'county'`,
      ),
    ).toBe(9)
    expect(
      await number(`select avg(count) as value from reading join station s on s.id = station_id where s.kind = 'vendor_point'`),
    ).toBeCloseTo(1000, -2)
  })

  test('report nearly every day of 24 months but for one hatched month', async () => {
    const months = z.array(z.object({ month: z.string(), share: z.coerce.number() })).parse(
      (
        await city.pool.query(`
      with due as (
        select s.id, d::date as day from station s,
          generate_series(greatest(s.opened_on, '2024-11-01'), least(coalesce(s.closed_on, '${today}'), '${today}') - 1, interval '1 day') as d)
      select to_char(due.day, 'YYYY-MM') as month, count(r.id)::float8 / count(*) as share
      from due left join reading r on r.station_id = due.id and r.day = due.day group by 1 order by 1`)
      ).rows,
    )
    expect(months.length).toBe(25)
    expect(months.filter((row) => row.share < 0.95).map((row) => row.month)).toEqual(['2025-09'])
    expect(months.filter((row) => row.share < 0.96).length).toBe(1)
    expect(
      await number(
        `select count(*) as value from reading r join station s on s.id = r.station_id where r.day < s.opened_on or r.day >= s.closed_on or r.day > '${today}'`,
      ),
    ).toBe(0)
  })
})

describe('activities', () => {
  test('leave some duties undone and are in every state', async () => {
    const total = await number('select count(*) as value from activity')
    expect(total).toBeGreaterThan(1500)
    expect(total).toBeLessThan(2800)
    expect(await number('select count(distinct state) as value from activity')).toBe(5)
    const due = await number(`
      select count(*) as value from org o, generate_series('2025-12-01'::date, '2026-10-01', interval '1 month') as m
      where o.kind in ('mobile_branch', 'cloud_branch') and o.founded_on <= m`)
    const done = await number(`
      select count(distinct (a.org_id, date_trunc('month', a.day))) as value from activity a join org o on o.id = a.org_id
      where o.kind in ('mobile_branch', 'cloud_branch') and 'theme_day' = any (a.kinds) and a.state in ('held', 'returned', 'confirmed') and a.day between '2025-12-01' and '2026-10-31'`)
    expect(done / due).toBeGreaterThan(0.8)
    expect(done / due).toBeLessThan(0.9)
  })

  test('lie in the past unless planned, and name only those who belonged to the branch that day', async () => {
    expect(await number(`select count(*) as value from activity where (state = 'planned') <> (day >= '${today}')`)).toBe(0)
    expect(await number('select count(*) as value from activity a join org o on o.id = a.org_id where a.day < o.founded_on')).toBe(0)
    expect(
      await number(`
      select count(*) as value from attendance t join activity a on a.id = t.activity_id
      where not exists (select from membership m where m.person_id = t.person_id and m.superseded_at is null and m.org_id = a.org_id and m.valid_from <= a.day and (m.valid_to is null or m.valid_to > a.day))
        and not exists (select from presence k where k.person_id = t.person_id and k.org_id = a.org_id and k.valid_from <= a.day and (k.valid_to is null or k.valid_to > a.day))`),
    ).toBe(0)
    expect(
      await number(
        'select count(*) as value from (select a.id from attendance t join activity a on a.id = t.activity_id group by a.id having count(*) <> a.present) as wrong',
      ),
    ).toBe(0)
  })
})

describe('enterprises', () => {
  test('have a right code each, in all ten districts; those that organisations name are linked', async () => {
    const codes = z.array(z.object({ uscc: z.string() })).parse((await city.pool.query('select uscc from enterprise')).rows)
    expect(codes.filter(({ uscc }) => usccProblem(uscc) !== null)).toEqual([])
    expect(await number('select count(distinct region_code) as value from enterprise')).toBe(10)
    expect(await number('select count(*) as value from org where (enterprise is null) <> (enterprise_id is null)')).toBe(0)
    expect(
      await number('select count(*) as value from org o join enterprise e on e.id = o.enterprise_id where o.region_code <> e.region_code'),
    ).toBe(0)
    expect(
      await number(
        'select count(*) as value from enterprise e where no_party_reason is not null and exists (select from org where enterprise_id = e.id)',
      ),
    ).toBe(0)
    expect(await number('select count(*) as value from org where stands_for is not null')).toBeGreaterThan(30)
  })

  test('are in the union as published, with fewer drivers than published', async () => {
    expect(await number('select count(distinct enterprise_id) as value from union_membership')).toBe(156)
    const drivers = await number('select count(distinct person_id) as value from union_membership')
    expect(drivers).toBeGreaterThan(300)
    expect(drivers).toBeLessThan(1087)
  })
})

describe('figures', () => {
  const published = (key: string) => number(`select value from figure where key = $1 and source = 'published'`, [key])

  test('agree with what was published', async () => {
    expect(await published('operators')).toBe(37_474)
    expect(await published('truck_drivers')).toBe(100_120)
    expect(await published('truck_driver_members')).toBe(1087)
    expect(await published('union_enterprises')).toBe(156)
    expect(await published('union_drivers')).toBe(5086)
    expect(await number(`select count(*) as value from figure where source = 'published'`)).toBe(17)
  })

  test('of the ten districts add up to the city', async () => {
    for (const key of ['operators', 'truck_drivers']) {
      expect(await number(`select sum(value) as value from figure where source = 'census' and key = $1`, [key])).toBe(await published(key))
      expect(await number(`select count(distinct region_code) as value from figure where source = 'census' and key = $1`, [key])).toBe(10)
    }
  })
})

test('the verified census is what was published, and the running one waits for a second look', async () => {
  const verified = await city.pool.query(
    `select sum(r.operators)::int as operators, sum(r.drivers)::int as drivers, sum(r.member_drivers)::int as members, sum(r.organisations)::int as organisations,
      count(*)::int as districts from census_return r join census_district d on d.id = r.district_id join census_campaign c on c.id = d.campaign_id
      where c.closed_at is not null and r.look = 'verification' and r.superseded_at is null`,
  )
  expect(verified.rows).toEqual([{ operators: 37_474, drivers: 100_120, members: 1087, organisations: 86, districts: 10 }])
  const running = await city.pool.query(
    `select r.look, r.superseded_at is not null as corrected from census_return r join census_district d on d.id = r.district_id
      join census_campaign c on c.id = d.campaign_id where c.closed_at is null and d.region_code = '320507' order by r.superseded_at`,
  )
  expect(running.rows).toEqual([
    { look: 'first', corrected: true },
    { look: 'first', corrected: false },
  ])
})

test('steps of development and dues lie in the past, and are those of their own stage', async () => {
  expect(await number('select count(*) as value from development_step')).toBeGreaterThan(1000)
  expect(await number(`select count(*) as value from development_step where done_on > '${today}'`)).toBe(0)
  expect(
    await number(
      `select count(*) as value from development_step s join membership m on m.person_id = s.person_id and m.superseded_at is null
        where (s.step, m.stage) in (('apply', 'applicant'), ('activist_named', 'activist'), ('candidate_named', 'candidate'), ('admission_vote', 'probationary'))
        and s.done_on <> m.valid_from`,
    ),
  ).toBe(0)
  expect(await number(`select count(*) as value from dues_payment where paid_on > '${today}'`)).toBe(0)
})

test('one account a role, with the password that the file gives', async () => {
  const file = join(folder, 'accounts.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const lines = z
    .array(z.object({ role: z.string(), name: z.string(), password: z.string().min(12) }))
    .parse(JSON.parse(await readFile(file, 'utf8')))
  expect(lines.map((line) => line.role).sort()).toEqual([
    'auditor',
    'branch_secretary',
    'city_admin',
    'district_official',
    'leader',
    'station_keeper',
  ])
  for (const line of lines) {
    const rows = z
      .array(z.object({ hash: z.string(), demo: z.literal(true), change: z.literal(false) }))
      .parse(
        (await city.pool.query('select password_hash as hash, demo, must_change as change from account where name = $1', [line.name])).rows,
      )
    expect(await verifyPassword(rows[0]?.hash, line.password)).toBe(true)
  }
})

test('the mark of a demonstration stands, and a second seed is refused', async () => {
  expect(await number('select demo::int as value from installation')).toBe(1)
  expect(await isEmpty(city.url)).toBe(false)
  await expect(seedDatabase({ url: city.url, scenario: 'demo-city', dataKey: city.dataKey })).rejects.toThrow('demonstration already')
  const real = await testDatabase('empty')
  try {
    await expect(seedDatabase({ url: real.url, scenario: 'register', dataKey: real.dataKey })).rejects.toThrow('not a demonstration')
  } finally {
    await real.drop()
  }
})

/** Everything that a reader can see, without ids, sealed bytes, passwords and times of writing. */
async function fingerprint(pool: Pool): Promise<string> {
  const hash = createHash('sha256')
  for (const statement of [
    `select array_agg((o.name, o.kind, o.region_code, o.founded_on, o.committee_since, parent.name)::text order by o.name, l.line) as rows from org o left join org_link l on l.child_id = o.id left join org parent on parent.id = l.parent_id`,
    `select array_agg((p.name, p.pinyin, p.phone_mask, p.employer, p.joined_on, m.stage, m.standing, m.valid_from, m.valid_to, m.basis, o.name, e.name)::text order by p.name, m.valid_from, m.basis) as rows from person p join membership m on m.person_id = p.id left join org o on o.id = m.org_id left join external_org e on e.id = m.external_org_id`,
    `select array_agg((p.name, k.kind, k.valid_from, k.valid_to, o.name)::text order by p.name, k.valid_from, k.kind, o.name) as rows from presence k join person p on p.id = k.person_id join org o on o.id = k.org_id`,
    `select array_agg((s.name, s.kind, s.address, s.opened_on, s.closed_on)::text order by s.name) as rows from station s`,
    `select array_agg((s.name, r.day, r.count, r.method, r.note)::text order by s.name, r.day) as rows from reading r join station s on s.id = r.station_id`,
    `select array_agg((a.receipt, a.title, a.kinds, a.starts_at, a.place, a.expected, a.present, a.guests, a.state, o.name, (select string_agg(p.name, ' ' order by p.name) from attendance t join person p on p.id = t.person_id where t.activity_id = a.id))::text order by a.receipt) as rows from activity a join org o on o.id = a.org_id`,
    `select array_agg((d.region_code, c.name, r.look, r.operators, r.drivers, r.member_drivers, r.organisations, r.reasons, r.counted_on, r.recorded_at, r.superseded_at)::text order by c.name, d.region_code, r.look, r.recorded_at) as rows from census_return r join census_district d on d.id = r.district_id join census_campaign c on c.id = d.campaign_id`,
  ]) {
    const [row] = z.array(z.object({ rows: z.array(z.string()) })).parse((await pool.query(statement)).rows)
    for (const line of row?.rows ?? []) hash.update(line).update('\n')
  }
  return hash.digest('hex')
}

test('letters of transfer are under way, run out and settled, and agree with where their people stand', async () => {
  const count = (where: string) => number(`select count(*) as value from transfer t where ${where}`)
  expect(await count(`state = 'sent' and to_external_org_id is null and valid_until >= '${today}'`)).toBe(2)
  expect(await count(`state = 'sent' and valid_until < '${today}'`)).toBe(1)
  expect(await count("state = 'sent' and to_external_org_id is not null")).toBe(1)
  for (const state of ['received', 'refused', 'withdrawn']) expect(await count(`state = '${state}'`)).toBe(1)
  const stands = 'exists (select from membership m where m.person_id = t.person_id and m.superseded_at is null'
  expect(await count(`state = 'sent' and not ${stands} and m.org_id = t.from_org_id and m.valid_to is null)`)).toBe(0)
  expect(await count(`state = 'received' and not ${stands} and m.org_id = t.to_org_id and m.valid_from = t.received_on)`)).toBe(0)
})

test('the same day gives the same city', async () => {
  const again = await testDatabase('bare')
  try {
    await seedDatabase({ url: again.url, scenario: 'demo-city', dataKey: again.dataKey, today })
    expect(await fingerprint(again.pool)).toBe(await fingerprint(city.pool))
  } finally {
    await again.drop()
  }
})

test.each(['2027-02-28', '2028-01-01'])('the totals hold on another day: %s', async (day) => {
  const other = await testDatabase('bare')
  try {
    await seedDatabase({ url: other.url, scenario: 'demo-city', dataKey: other.dataKey, today: day })
    const { rows } = await other.pool.query(`
    select (select count(*)::int from person where driver_group = 'truck' and stage in ('probationary', 'full') and standing = 'normal') as drivers,
           (select count(*)::int from org where level = 'basic' and driver_group = 'truck') as orgs,
           (select count(*)::int from station where closed_on is null) as stations`)
    expect(rows).toEqual([{ drivers: 1087, orgs: 86, stations: 120 }])
  } finally {
    await other.drop()
  }
})
