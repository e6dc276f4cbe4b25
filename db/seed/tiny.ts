import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { uuidv7 } from 'uuidv7'
import type { MemberStage, MemberStanding } from '@/domain/member-words'
import { addDays, addMonths, monthOf, type Day } from '@/domain/month'
import { cityRegion, regions } from '@/domain/region'
import type { Cipher } from '../cipher'
import { figure } from '../schema/indicator'
import { unionMembership } from '../schema/union'
import { newPassword } from '../password'
import { accountRows, type AccountLine, type AccountPlan } from './accounts'
import type { ActivityLogs, ActivityRow } from './activity-logs'
import type { StepRow } from './development'
import { inventUscc, writeEnterprises, type EnterpriseRow, type UnionRow } from './enterprises'
import { identityOf } from './identity'
import { insertAll } from './insert'
import { inventName } from './names'
import { committees, type OrgSeed } from './orgs'
import { phoneOf, type MemberSeed, type Roster } from './people'
import { Random } from './random'
import type { ReadingRow } from './readings'
import type { StationRow } from './stations'
import { territoryRow, type Territories } from './territories'
import { writeCity, writeOrgs, writeRegions, writeTerritories } from './write'

/** The id of a row of `tiny` by its name, the same in every run. */
function tinyId(name: string): string {
  const hex = createHash('sha256').update(`hongyi tiny ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const tinyDistricts = ['xiangcheng', 'wuzhong'] as const
type TinyDistrict = (typeof tinyDistricts)[number]
const codes: Readonly<Record<TinyDistrict, string>> = { xiangcheng: '320507', wuzhong: '320506' }

function districtIds(district: TinyDistrict) {
  const at = (name: string) => tinyId(`${district}.${name}`)
  return {
    regionCode: codes[district],
    county: at('county'),
    mobile: at('mobile'),
    plain: at('plain'),
    /** The territorial committee that the plain branch stands under. */
    territory: at('territory'),
    /** The station of the mobile branch (kept by the keeper) and that of the plain one. */
    home: at('home'),
    warm: at('warm'),
    /** The plain branch's enterprise, and one without an organisation. */
    carrier: at('carrier'),
    bare: at('bare'),
    /** The carrier and the first of `settled` are in the union. */
    carrierUnion: at('carrier union'),
    driverUnion: at('driver union'),
    leader: at('leader'),
    official: at('official'),
    secretary: at('secretary'),
    keeper: at('keeper'),
    /** Eight kept or formal at the mobile branch: three external, two formal at the plain branch, three formal here. */
    external: [at('e1'), at('e2'), at('e3')],
    shared: [at('s1'), at('s2')],
    formal: [at('f1'), at('f2')],
    probationary: at('p1'),
    /** Only at the plain branch; `applicant` and `lost` do not count. */
    settled: [at('d1'), at('d2'), at('d3')],
    applicant: at('a1'),
    /** The talk with the applicant. */
    talk: at('talk'),
    lost: at('l1'),
    /** Last month's theme day (confirmed, six names), committee meeting and the plain branch's volunteering; one planned. */
    theme: at('theme'),
    committee: at('committee'),
    lecture: at('lecture'),
    volunteering: at('volunteering'),
    planned: at('planned'),
    /** A letter of transfer that a test may plant. */
    letter: at('letter'),
    /** A registration of somebody who is away, likewise. */
    away: at('away'),
  }
}

/** Ids of everything in `tiny`. Accounts are called `admin`, `leader`, `auditor` and `<role>.<district>`. */
export function tinyIds() {
  return {
    city: tinyId('city'),
    admin: tinyId('admin'),
    leader: tinyId('leader'),
    auditor: tinyId('auditor'),
    xiangcheng: districtIds('xiangcheng'),
    wuzhong: districtIds('wuzhong'),
  }
}

function orgsOf(today: Day): { orgs: OrgSeed[]; branches: Readonly<Record<TinyDistrict, { mobile: OrgSeed; plain: OrgSeed }>> } {
  const { city, counties } = committees(addDays(today, -1200), uuidv7)
  city.row.id = tinyId('city')
  const orgs = [city]
  const branchesOf = (district: TinyDistrict) => {
    const ids = districtIds(district)
    const region = regions.find((item) => item.code === ids.regionCode)
    const county = counties.find((seed) => seed.row.regionCode === ids.regionCode)
    if (region === undefined || county === undefined) throw new Error(`no committee for ${district}`)
    county.row.id = ids.county
    const common = { level: 'basic', regionCode: region.code, driverGroup: 'truck', newNonpublic: false } as const
    const mobile: OrgSeed = {
      parent: county,
      row: {
        ...common,
        id: ids.mobile,
        kind: 'mobile_branch',
        name: `${region.name.zh}货运流动党员第一党支部`,
        enterprise: null,
        foundedOn: addDays(today, -1000),
        committeeSince: addDays(today, -900),
        sort: county.row.sort * 100 + 1,
      },
    }
    const plain: OrgSeed = {
      parent: county,
      row: {
        ...common,
        id: ids.plain,
        kind: 'branch',
        name: `${region.short.zh}示例运输有限公司党支部`,
        enterprise: `${region.short.zh}示例运输有限公司`,
        foundedOn: addDays(today, -800),
        committeeSince: null,
        sort: county.row.sort * 100 + 2,
      },
    }
    orgs.push(county, mobile, plain)
    return { mobile, plain }
  }
  return { orgs, branches: { xiangcheng: branchesOf('xiangcheng'), wuzhong: branchesOf('wuzhong') } }
}

function territoriesOf(today: Day): Territories {
  const each = tinyDistricts.map((district, index) => {
    const { territory, plain, regionCode } = districtIds(district)
    const short = regions.find((item) => item.code === regionCode)?.short.zh ?? ''
    const since = addDays(today, -800)
    return {
      row: territoryRow(territory, `${short}示例街道党工委`, regionCode, since, index),
      link: { id: uuidv7(), line: 'territory' as const, childId: plain, parentId: territory, validFrom: since },
    }
  })
  return { rows: each.map(({ row }) => row), links: each.map(({ link }) => link) }
}

function enterprisesOf(): EnterpriseRow[] {
  return tinyDistricts.flatMap((district, index) => {
    const { regionCode, county, carrier, bare } = districtIds(district)
    const short = regions.find((item) => item.code === regionCode)?.short.zh ?? ''
    const common = { kind: 'transport', regionCode, orgId: county, noPartyReason: null, noPartyNote: null } as const
    return [
      { id: carrier, name: `${short}示例运输有限公司`, uscc: inventUscc(regionCode, index * 2 + 1), ...common },
      { id: bare, name: `${short}示例物流有限公司`, uscc: inventUscc(regionCode, index * 2 + 2), ...common },
    ]
  })
}

function unionOf(today: Day): UnionRow[] {
  return tinyDistricts.flatMap((district) => {
    const { carrier, settled, carrierUnion, driverUnion } = districtIds(district)
    const common = { validFrom: addDays(today, -300), basis: '示例登记' }
    return [
      { id: carrierUnion, enterpriseId: carrier, personId: null, ...common },
      { id: driverUnion, enterpriseId: null, personId: settled[0] ?? null, ...common },
    ]
  })
}

type Row = { place: { orgId: string } | { externalOrgId: string }; stage: MemberStage; standing?: MemberStanding; ago: number }

function rosterOf(today: Day, cipher: Cipher): Roster {
  const random = new Random('tiny')
  const members: MemberSeed[] = []
  const add = (id: string, rows: readonly Row[], keptBy: string | null, keptAgo: number) => {
    const joinedOn = rows.some((row) => row.stage === 'full' || row.stage === 'probationary') ? addDays(today, -2000) : null
    const dated = rows.map((row, index) => ({
      id: uuidv7(),
      personId: id,
      orgId: 'orgId' in row.place ? row.place.orgId : null,
      externalOrgId: 'externalOrgId' in row.place ? row.place.externalOrgId : null,
      stage: row.stage,
      standing: row.standing ?? 'normal',
      validFrom: addDays(today, -row.ago),
      validTo: rows[index + 1] === undefined ? null : addDays(today, -(rows[index + 1]?.ago ?? 0)),
      basis: '示例登记',
      recordedAt: `${addDays(today, -row.ago)}T10:00:00+08:00`,
      supersededAt: null,
    }))
    const presences =
      keptBy === null
        ? []
        : [
            {
              id: uuidv7(),
              personId: id,
              orgId: keptBy,
              kind: 'managed' as const,
              validFrom: addDays(today, -keptAgo),
              validTo: null,
              basis: '流动党员纳管登记',
              recordedAt: `${addDays(today, -keptAgo)}T10:30:00+08:00`,
              supersededAt: null,
            },
          ]
    members.push({
      person: {
        id,
        ...inventName(random),
        ...phoneOf(members.length, cipher),
        ...identityOf(members.length, joinedOn, today, cipher),
        driverGroup: 'truck',
        employer: null,
        joinedOn,
      },
      memberships: dated,
      presences,
    })
  }
  const outside = { externalOrgId: tinyId('external') }
  for (const district of tinyDistricts) {
    const ids = districtIds(district)
    const mobile = { orgId: ids.mobile }
    const plain = { orgId: ids.plain }
    ids.external.forEach((id, index) => add(id, [{ place: outside, stage: 'full', ago: 700 }], ids.mobile, 600 - index * 270))
    ids.shared.forEach((id) => add(id, [{ place: plain, stage: 'full', ago: 700 }], ids.mobile, 300))
    ids.formal.forEach((id) => add(id, [{ place: mobile, stage: 'full', ago: 650 }], null, 0))
    add(
      ids.probationary,
      [
        { place: mobile, stage: 'candidate', ago: 300 },
        { place: mobile, stage: 'probationary', ago: 100 },
      ],
      null,
      0,
    )
    ids.settled.forEach((id, index) => add(id, [{ place: plain, stage: 'full', ago: 500 - index * 200 }], null, 0))
    add(ids.applicant, [{ place: plain, stage: 'applicant', ago: 50 }], null, 0)
    add(
      ids.lost,
      [
        { place: plain, stage: 'full', ago: 600 },
        { place: plain, stage: 'full', standing: 'lost', ago: 45 },
      ],
      null,
      0,
    )
  }
  return { externals: [{ id: outside.externalOrgId, name: '豫东示例党支部', regionCode: '411400' }], members }
}

/** Each applicant has been talked with; nothing else is recorded of anybody. */
const developmentOf = (today: Day): StepRow[] =>
  tinyDistricts.map((district) => {
    const { applicant, talk } = districtIds(district)
    const doneOn = addDays(today, -40)
    const length = { amount: null, unit: null }
    return { id: talk, personId: applicant, step: 'talk', doneOn, ...length, basis: '谈话记录', recordedAt: `${doneOn}T16:00:00+08:00` }
  })

function stationsOf(today: Day): StationRow[] {
  return tinyDistricts.flatMap((district) => {
    const ids = districtIds(district)
    const short = regions.find((item) => item.code === ids.regionCode)?.short.zh ?? ''
    const common = { regionCode: ids.regionCode, hours: '08:00–20:00', brand: null, openedOn: addDays(today, -500), closedOn: null }
    return [
      { id: ids.home, kind: 'driver_home' as const, name: `${short}示例司机之家`, orgId: ids.mobile, address: '示例路1号', ...common },
      { id: ids.warm, kind: 'warm_station' as const, name: `${short}示例暖心驿站`, orgId: ids.plain, address: '示例路2号', ...common },
    ]
  })
}

/** Forty days until yesterday; the plain branch's station missed one day. */
function readingsOf(today: Day): ReadingRow[] {
  return tinyDistricts.flatMap((district, shift) => {
    const ids = districtIds(district)
    return [ids.home, ids.warm].flatMap((stationId, second) =>
      Array.from({ length: 40 }, (_, index) => ({ day: addDays(today, index - 40), index }))
        .filter(({ index }) => second === 0 || index !== 20)
        .map(({ day, index }) => ({
          id: uuidv7(),
          stationId,
          day,
          count: 30 + shift * 10 + second * 5 + ((index * 7) % 13),
          method: 'manual' as const,
          note: null,
          loggedBy: null,
          loggedAt: `${day}T20:30:00+08:00`,
        })),
    )
  })
}

function logsOf(today: Day): ActivityLogs {
  const logs: ActivityLogs = { activities: [], attendance: [], cohosts: [] }
  for (const district of tinyDistricts) {
    const ids = districtIds(district)
    const before = (months: number, day: string) => `${addMonths(monthOf(today), -months)}-${day}`
    const add = (id: string, day: Day, facts: Pick<ActivityRow, 'kinds' | 'title' | 'orgId' | 'state'> & Partial<ActivityRow>) =>
      logs.activities.push({
        id,
        stationId: null,
        place: '支部活动室',
        summary: '',
        expected: null,
        present: null,
        guests: 0,
        stateNote: null,
        loggedBy: ids.secretary,
        startsAt: `${day}T14:00:00+08:00`,
        endsAt: `${day}T15:30:00+08:00`,
        loggedAt: `${day <= today ? day : today}T16:00:00+08:00`,
        ...facts,
      })
    add(ids.committee, before(2, '05'), {
      orgId: ids.mobile,
      kinds: ['committee_meeting'],
      title: '支委会例会',
      state: 'confirmed',
      expected: 3,
      present: 3,
    })
    add(ids.lecture, before(2, '16'), {
      orgId: ids.mobile,
      kinds: ['party_lecture', 'members_meeting'],
      title: '党员大会和党课',
      state: 'held',
      expected: 8,
      present: 7,
    })
    add(ids.theme, before(1, '10'), {
      orgId: ids.mobile,
      kinds: ['theme_day'],
      title: '主题党日：平安货运',
      state: 'confirmed',
      expected: 8,
      present: 6,
      stationId: ids.home,
      place: null,
    })
    add(ids.volunteering, before(1, '20'), {
      orgId: ids.plain,
      kinds: ['volunteering', 'three_deliveries'],
      title: '驿站志愿服务',
      state: 'held',
      present: 4,
      guests: 25,
      loggedBy: ids.official,
    })
    add(ids.planned, addDays(today, 3), { orgId: ids.mobile, kinds: ['theme_day'], title: '主题党日：文明行车', state: 'planned' })
    for (const personId of [...ids.external, ...ids.shared, ...ids.formal].slice(0, 6))
      logs.attendance.push({ activityId: ids.theme, personId })
  }
  return logs
}

function accountPlans(): AccountPlan[] {
  const random = new Random('tiny accounts')
  const ids = tinyIds()
  const named = () => inventName(random).name
  const atCity = { orgId: ids.city, place: { orgId: ids.city } }
  return [
    { id: ids.admin, name: 'admin', displayName: named(), role: 'city_admin', ...atCity },
    { id: ids.leader, name: 'leader', displayName: named(), role: 'leader', ...atCity },
    { id: ids.auditor, name: 'auditor', displayName: named(), role: 'auditor', ...atCity, orgId: null },
    ...tinyDistricts.flatMap((district): AccountPlan[] => {
      const at = ids[district]
      return [
        { id: at.leader, name: `leader.${district}`, displayName: named(), role: 'leader', orgId: at.county, place: { orgId: at.county } },
        {
          id: at.official,
          name: `official.${district}`,
          displayName: named(),
          role: 'district_official',
          orgId: at.county,
          place: { orgId: at.county },
        },
        {
          id: at.secretary,
          name: `secretary.${district}`,
          displayName: named(),
          role: 'branch_secretary',
          orgId: at.mobile,
          place: { orgId: at.mobile },
        },
        {
          id: at.keeper,
          name: `keeper.${district}`,
          displayName: named(),
          role: 'station_keeper',
          orgId: at.mobile,
          place: { stationId: at.home },
        },
      ]
    }),
  ]
}

/**
 * A city for tests: two districts, each with a mobile branch that has a committee and a plain branch, thirteen persons
 * (formal 3 + 5, kept 5, truck drivers in the Party 8 + 3), two stations and five activities. One password for all.
 */
export async function seedTiny(client: ClientBase, today: Day, cipher: Cipher): Promise<AccountLine[]> {
  const password = newPassword()
  const { accounts, grants, lines } = await accountRows(accountPlans(), () => password, addDays(today, -400), uuidv7)
  const { orgs } = orgsOf(today)
  await writeRegions(client)
  await writeOrgs(client, orgs, uuidv7)
  await writeTerritories(client, territoriesOf(today))
  await writeEnterprises(client, enterprisesOf())
  await writeCity(client, {
    stations: stationsOf(today),
    accounts,
    grants,
    roster: rosterOf(today, cipher),
    development: developmentOf(today),
    readings: readingsOf(today),
    logs: logsOf(today),
  })
  await insertAll(client, unionMembership, unionOf(today))
  const common = {
    regionCode: cityRegion,
    place: '苏州市',
    asOf: '2023-06-15',
    source: 'published' as const,
    approximate: false,
    lowerBound: false,
  }
  await insertAll(client, figure, [
    {
      id: uuidv7(),
      key: 'union_enterprises',
      value: 156,
      unit: '家',
      quote: '吸纳156家货运企业、5086名货车司机加入行业工会联合会',
      ...common,
    },
    {
      id: uuidv7(),
      key: 'union_drivers',
      value: 5086,
      unit: '名',
      quote: '吸纳156家货运企业、5086名货车司机加入行业工会联合会',
      ...common,
    },
    { id: uuidv7(), key: 'truck_driver_members', value: 1087, unit: '名', quote: '货车党员司机1087名', ...common },
  ])
  return lines
}
