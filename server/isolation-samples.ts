import { readXlsx } from 'hucre'
import { inventUscc } from '@/db/seed/enterprises'
import { tinyIds } from '@/db/seed/tiny'
import { listKeys } from '@/domain/list-columns'
import { addDays, addMonths, dayOf } from '@/domain/month'
import type { Streamed } from './download'

type District = ReturnType<typeof tinyIds>['wuzhong']
type Times = { today: string; yesterday: string; month: string }
type Attack = (theirs: District, at: Times) => unknown[]

const mine = tinyIds().xiangcheng
const past = addDays(dayOf(new Date()), -200)
const city = tinyIds().city

const monthBefore = (at: Times) => addMonths(at.month, -1)

const oneById: Attack = (theirs) => [{ id: theirs.county }, { id: theirs.mobile }]
const noInput: Attack = () => [{}]

/** The neighbour's import goes by the id of their county. */
const ownedImport: Attack = (theirs) => [{ id: theirs.county }]
const changedImport: Attack = (theirs) => [
  { id: theirs.county, version: 1 },
  { id: theirs.county, version: 99 },
]

const stationOf = (theirs: District, orgId: string) => ({
  name: `示例新站${orgId.slice(0, 4)}`,
  kind: 'warm_station',
  orgId,
  regionCode: theirs.regionCode,
  address: '示例路9号',
  hours: '全天',
  brand: null,
  openedOn: past,
})
/** The sample of GB 11643: planted at a neighbour's person. */
export const neighboursIdNumber = '11010519491231002X'
const factsOf = { name: '周示改', phone: null, driverGroup: 'truck', employer: null, joinedOn: null }
const memberOf = (orgId: string, presenceOrgId: string | null) => ({
  name: '周示新',
  phone: null,
  driverGroup: 'truck',
  employer: null,
  joinedOn: null,
  formal: { orgId },
  presenceOrgId,
  stage: 'applicant',
  since: past,
  basis: '会议记录',
})
const activityOf = (at: Times, extra: object) => ({
  kinds: ['theme_day'],
  title: '示例活动',
  startsAt: `${at.yesterday}T14:00:00+08:00`,
  attendees: [],
  present: 2,
  expected: 3,
  guests: 0,
  ...extra,
})
const orgFacts = (theirs: District) => ({
  name: '示例新支部',
  kind: 'mobile_branch',
  driverGroup: 'truck',
  regionCode: theirs.regionCode,
  enterprise: null,
  foundedOn: past,
  committeeSince: null,
})
const enterpriseOf = (theirs: District, orgId: string) => ({
  name: '示例新企业',
  uscc: inventUscc(theirs.regionCode, 900),
  kind: 'transport',
  regionCode: theirs.regionCode,
  orgId,
  noPartyReason: null,
  noPartyNote: null,
  dissolvedOn: null,
})
const change = (id: string, what: object) => ({ id, version: 1, from: past, basis: '会议记录', change: what })

const floatingOf = (personId: string) => ({
  personId,
  place: '示例市某运输公司',
  regionCode: '410000',
  since: past,
  contact: '周示新',
  basis: '外出报备',
})
const outsideOf = { name: '豫东示例党支部', regionCode: '410000' }
const letterOf = (personId: string, to: object, at: Times) => ({ personId, to, letterNumber: '示转〔2026〕1号', sentOn: at.yesterday })
const admissionOf = (at: Times) => ({ from: outsideOf, letterNumber: '豫转〔2026〕1号', sentOn: at.yesterday, receivedOn: at.today })

/** A list's file in both formats. */
const listed = (filters: readonly object[]) => filters.flatMap((filter) => ['csv', 'xlsx'].map((format) => ({ ...filter, format })))

const lookOf = (id: string, at: Times, look: object) => ({
  id,
  look: 'first',
  counts: { operators: 4, drivers: 9, memberDrivers: 1, organisations: 1 },
  countedOn: at.today,
  basis: '走访台账',
  reasons: {},
  before: null,
  replaces: null,
  ...look,
})

/**
 * For each entry of the registry the inputs with which a stranger reaches for the rows of the district `theirs`:
 * by naming them, by listing everything, and by attaching them to rows of their own.
 */
export const samples: Readonly<Record<string, Attack>> = {
  'account.list': () => [{}, { q: 'wuzhong' }],
  'account.page': (theirs) => [{ id: theirs.official }, { id: theirs.secretary }, { id: theirs.keeper }],
  'account.options': noInput,
  'account.create': (theirs) => [
    { name: 'stranger.one', displayName: '示例人', role: 'branch_secretary', orgId: theirs.mobile },
    { name: 'stranger.two', displayName: '示例人', role: 'station_keeper', stationId: theirs.home },
  ],
  'account.rename': (theirs) => [
    { id: theirs.secretary, version: 1, displayName: '改名' },
    { id: theirs.secretary, version: 99, displayName: '改名' },
  ],
  'account.grant': (theirs) => [
    { id: theirs.secretary, version: 1, role: 'branch_secretary', orgId: mine.mobile },
    { id: mine.secretary, version: 1, role: 'branch_secretary', orgId: theirs.mobile },
    { id: mine.keeper, version: 1, role: 'station_keeper', stationId: theirs.home },
    { id: mine.secretary, version: 1, role: 'district_official', orgId: theirs.county },
  ],
  'account.revoke': (theirs) => [{ id: theirs.secretary, version: 1, grantId: theirs.secretary }],
  'account.lock': (theirs) => [
    { id: theirs.secretary, version: 1 },
    { id: theirs.secretary, version: 99 },
  ],
  'account.unlock': (theirs) => [{ id: theirs.secretary, version: 1 }],
  'account.reset': (theirs) => [
    { id: theirs.secretary, version: 1 },
    { id: theirs.official, version: 1 },
  ],

  'activity.form': (theirs) => [{}, { org: theirs.mobile }],
  'activity.list': (theirs) => [
    {},
    { org: theirs.mobile },
    { org: theirs.county },
    { region: theirs.regionCode },
    { org: city },
    { state: 'planned' },
  ],
  'activity.one': (theirs) => [{ id: theirs.theme }, { id: theirs.planned }],
  'activity.log': (theirs, at) => [
    activityOf(at, { orgId: theirs.mobile }),
    activityOf(at, { orgId: mine.mobile, stationId: theirs.home }),
    activityOf(at, { orgId: mine.mobile, attendees: [theirs.formal[0], theirs.external[0]] }),
  ],
  'activity.edit': (theirs, at) => [
    { ...activityOf(at, {}), id: theirs.volunteering, version: 1 },
    { ...activityOf(at, {}), id: theirs.volunteering, version: 99 },
    { ...activityOf(at, { stationId: theirs.home }), id: mine.volunteering, version: 1 },
    { ...activityOf(at, { attendees: [theirs.settled[0]] }), id: mine.volunteering, version: 1 },
  ],
  'activity.cohosts': () => [{}],
  'activity.cohosted': (theirs) => [
    { id: theirs.volunteering, orgId: theirs.plain, tookPart: true },
    { id: theirs.volunteering, orgId: mine.mobile, tookPart: true },
    { id: mine.volunteering, orgId: theirs.mobile, tookPart: true },
  ],
  'activity.withdraw': (theirs) => [
    { id: theirs.volunteering, version: 1, reason: '试一试' },
    { id: theirs.volunteering, version: 99, reason: '试一试' },
  ],
  'activity.review': (theirs) => [{ id: theirs.volunteering, version: 1, verdict: 'returned', note: '试一试' }],

  'audit.list': noInput,
  'dashboard.page': (theirs, at) => [
    {},
    { month: at.month, attention: 'all' },
    { org: theirs.county },
    { org: theirs.mobile },
    { org: city },
  ],
  'development.one': (theirs) => [{ id: theirs.applicant }, { id: theirs.probationary }],
  'development.list': (theirs) => [
    {},
    { org: theirs.mobile },
    { org: theirs.county },
    { org: city },
    { stage: 'applicant' },
    { late: 'late' },
  ],
  'development.record': (theirs, at) => {
    const step = { version: 1, doneOn: at.yesterday, basis: '会议记录' }
    return [
      { ...step, id: theirs.applicant, step: 'talk' },
      { ...step, id: theirs.applicant, step: 'activist_named' },
      { ...step, id: theirs.applicant, step: 'activist_named', version: 99 },
      { ...step, id: mine.applicant, step: 'cultivation', replaces: theirs.talk },
    ]
  },
  'development.withdraw': (theirs) => [
    { id: theirs.applicant, version: 1, recordId: theirs.talk },
    { id: mine.applicant, version: 1, recordId: theirs.talk },
  ],

  'dues.statement': (theirs, at) => [{}, { org: theirs.mobile }, { org: theirs.plain, month: at.month }, { org: theirs.county }],
  'dues.branches': (theirs, at) => [{}, { org: theirs.county }, { org: theirs.mobile, month: at.month }],
  'dues.assess': (theirs, at) => [{ personId: theirs.formal[0], kind: 'salary', from: at.month, income: 500_000, basis: '收入证明' }],
  'dues.reduce': (theirs, at) => [
    {
      personId: theirs.formal[0],
      from: at.month,
      to: null,
      payable: 0,
      approvedBy: '支部委员会',
      approvedOn: at.yesterday,
      basis: '困难申请',
    },
  ],
  'dues.pay': (theirs, at) => {
    const paid = { month: at.month, paidOn: at.yesterday }
    return [
      { ...paid, orgId: theirs.mobile, payments: [{ personId: theirs.formal[0], amount: 100, before: 0 }] },
      { ...paid, orgId: theirs.mobile, payments: [{ personId: mine.formal[0], amount: 100, before: 0 }] },
      { ...paid, orgId: mine.mobile, payments: [{ personId: theirs.formal[0], amount: 100, before: 0 }] },
    ]
  },

  'enterprise.list': (theirs) => [
    {},
    { q: '吴中' },
    { q: inventUscc(theirs.regionCode, 3) },
    { region: theirs.regionCode },
    { party: 'unexplained' },
    { union: 'in' },
    { party: 'with', state: 'active' },
  ],
  'enterprise.one': (theirs) => [{ id: theirs.carrier }, { id: theirs.bare }],
  'enterprise.create': (theirs) => [enterpriseOf(theirs, theirs.county), enterpriseOf(theirs, city)],
  'enterprise.edit': (theirs) => [
    { ...enterpriseOf(theirs, theirs.county), id: theirs.bare, version: 1 },
    { ...enterpriseOf(theirs, mine.county), id: theirs.bare, version: 1 },
    { ...enterpriseOf(theirs, mine.county), id: theirs.bare, version: 99 },
    { ...enterpriseOf(theirs, theirs.county), id: mine.bare, version: 1 },
  ],

  'duty.list': (theirs, at) => [{}, { org: theirs.mobile }, { org: theirs.county }, { org: city }, { month: at.month }],
  'duty.rules': noInput,
  'duty.set_rule': () => [{ kind: 'theme_day', period: 'month', minimum: 2, from: past.slice(0, 7) }],
  'member.file': (theirs, { month }) => listed([{}, { org: theirs.county }, { org: theirs.mobile }, { q: 'NEIGHBOURS' }, { month }]),
  'development.file': (theirs) => listed([{}, { org: theirs.county }]),
  'dues.file': (theirs, { month }) => listed([{}, { org: theirs.mobile, month }]),
  'dues.branches_file': (theirs, { month }) => listed([{ month }, { org: theirs.county, month }, { org: theirs.mobile, month }]),
  'transfer.file': () => listed([{}, { direction: 'out' }]),
  'floating.file': () => listed([{}]),
  'floating.absent_file': () => listed([{}]),
  'org.file': (theirs, { month }) => listed([{}, { under: theirs.county }, { q: 'NEIGHBOURS' }, { month }]),
  'station.file': (theirs, { month }) => listed([{}, { org: theirs.county }, { q: 'NEIGHBOURS' }, { month }]),
  'reading.file': (theirs, { month }) => listed([{}, { org: theirs.county }, { month }]),
  'activity.file': (theirs) => listed([{}, { org: theirs.county }, { q: 'NEIGHBOURS' }]),
  'duty.file': (theirs) => listed([{}, { org: theirs.county }]),
  'enterprise.file': (theirs) => listed([{}, { q: 'NEIGHBOURS' }, { region: theirs.regionCode }]),
  'union.file': () => listed([{}]),
  'account.file': () => listed([{}, { q: 'neighbours' }]),
  'duty.calendar': (theirs) => [{}, { org: theirs.mobile }, { org: theirs.county }],
  'figure.page': noInput,
  'home.page': (theirs) => [{}, { org: theirs.mobile }],

  'import.list': noInput,
  'import.one': ownedImport,
  'import.rows': (theirs) => [{ id: theirs.county }, { id: theirs.county, columns: 'idNumber,phone' }],
  'import.twins': ownedImport,
  'import.open': () => ['member', 'org', 'station', 'enterprise'].map((kind) => ({ kind, fileName: '示例.xlsx', size: 10 })),
  'import.piece': (theirs) => [{ id: theirs.county, n: 0, data: 'AAAA' }],
  'import.check': changedImport,
  'import.choose': (theirs) => [
    { id: theirs.county, version: 1, choice: 'merge' },
    { id: theirs.county, version: 1, choice: 'apart', rows: [theirs.mobile] },
  ],
  'import.confirm': changedImport,
  'import.undo': changedImport,
  'import.drop': changedImport,
  'import.template': () => ['member', 'driver', 'org', 'station', 'enterprise'].map((kind) => ({ kind })),
  'import.faults': ownedImport,

  'member.list': (theirs, at) => [
    {},
    { month: monthBefore(at) },
    { month: monthBefore(at), org: theirs.county, relation: 'counted' },
    { month: monthBefore(at), region: theirs.regionCode, q: '示' },
    { region: theirs.regionCode },
    { org: theirs.mobile },
    { org: theirs.county },
    { org: city },
    { q: '示' },
    { relation: 'presence' },
    { stage: 'applicant' },
  ],
  'member.tabs': (theirs, at) => [
    {},
    { month: monthBefore(at) },
    { month: monthBefore(at), org: theirs.mobile },
    { org: theirs.mobile },
    { org: theirs.county },
    { org: city },
    { q: '示' },
    { relation: 'presence' },
  ],
  'member.cuts': (theirs, { month }) => [
    {},
    { org: theirs.county },
    { org: theirs.mobile, count: 'members_presence' },
    { org: city, count: 'member_drivers', month: addMonths(month, -1) },
  ],
  'member.cuts_file': (theirs, { month }) => listed([{}, { org: theirs.county }, { org: theirs.mobile, count: 'members_presence', month }]),
  'member.form': noInput,
  'member.one': (theirs) => [{ id: theirs.formal[0] }, { id: theirs.external[0] }, { id: theirs.lost }],
  'member.create': (theirs) => [
    memberOf(theirs.mobile, null),
    memberOf(mine.plain, theirs.mobile),
    memberOf(theirs.plain, mine.mobile),
    { ...memberOf(mine.mobile, null), idNumber: neighboursIdNumber },
  ],
  'member.edit': (theirs) => [
    { id: theirs.formal[0], version: 1, ...factsOf },
    { id: theirs.formal[0], version: 99, ...factsOf },
    { id: mine.formal[1], version: 1, ...factsOf, idNumber: neighboursIdNumber },
  ],
  'member.change': (theirs) => [
    change(theirs.formal[0] ?? '', { fact: 'stage', stage: 'full' }),
    change(theirs.formal[0] ?? '', { fact: 'formal', orgId: mine.plain }),
    change(theirs.settled[0] ?? '', { fact: 'presence', orgId: mine.mobile }),
    change(mine.formal[0] ?? '', { fact: 'formal', orgId: theirs.plain }),
    change(mine.settled[0] ?? '', { fact: 'presence', orgId: theirs.mobile }),
    change(theirs.external[0] ?? '', { fact: 'presence_end' }),
  ],
  'member.move': (theirs, at) => {
    const move = (who: object, orgId: string, seen?: string) => ({ who, orgId, from: at.today, basis: '会议记录', seen })
    return [
      ...[undefined, 'guess'].flatMap((seen) => [
        move({ only: theirs.settled[0] }, mine.mobile, seen),
        move({ only: `${mine.settled[0]},${theirs.settled[0]}` }, mine.mobile, seen),
        move({ only: mine.settled[0] }, theirs.mobile, seen),
        move({ org: theirs.plain }, mine.mobile, seen),
        move({ region: theirs.regionCode }, mine.mobile, seen),
      ]),
      move({ q: '示' }, mine.mobile),
      move({ stage: 'applicant' }, mine.mobile),
    ]
  },
  'member.find': () => [{ number: neighboursIdNumber }, { number: '19900000001' }],
  'member.copy': (theirs) =>
    [theirs.formal[0], theirs.external[0], theirs.settled[1], theirs.applicant].map((id) => ({ id, purpose: '本人申请' })),
  'member.unmask': (theirs) => [
    { id: theirs.formal[0], field: 'phone', purpose: '核对联系方式' },
    { id: theirs.formal[0], field: 'idNumber', purpose: '核对联系方式' },
  ],

  'org.list': (theirs, at) => [
    {},
    { month: monthBefore(at) },
    { month: monthBefore(at), org: theirs.county },
    { org: theirs.county },
    { org: city },
    { q: '吴中' },
  ],
  'org.tree': (_, at) => [{}, { month: monthBefore(at) }, { line: 'territory' }],
  'org.get': oneById,
  'org.page': oneById,
  'org.managed': noInput,
  'org.place': (theirs) => [{}, { org: theirs.county }, { org: theirs.mobile }, { org: city }],
  'org.create': (theirs) => [
    { parentId: theirs.county, ...orgFacts(theirs) },
    { parentId: city, ...orgFacts(theirs) },
  ],
  'org.edit': (theirs) => [
    { id: theirs.mobile, version: 1, ...orgFacts(theirs) },
    { id: theirs.mobile, version: 99, ...orgFacts(theirs) },
    { id: mine.mobile, version: 1, ...orgFacts(mine), enterpriseId: theirs.bare },
  ],

  'list.tools': () => listKeys.map((list) => ({ list })),
  'list.columns': () => [{ list: 'members', hidden: ['phone'] }],
  'list.save_filter': (theirs) => [{ list: 'members', name: '示例筛选', query: `org=${theirs.mobile}` }],
  'list.rename_filter': (theirs) => [{ id: theirs.theme, name: '改名' }],
  'list.drop_filter': (theirs) => [{ id: theirs.theme }],

  'own.page': noInput,
  'own.locale': () => [{ locale: 'zh' }],
  'own.password': () => [{ current: 'not the password', next: 'Another-pass-2026' }],
  'own.session_end': (theirs) => [{ id: theirs.secretary }],
  'own.sessions_end': () => [],

  'reading.board': noInput,
  'reading.list': (theirs, at) => [
    {},
    { station: theirs.home },
    { org: theirs.mobile },
    { region: theirs.regionCode },
    { month: at.month },
    { org: city },
  ],
  'reading.month': (theirs, at) => [
    { month: at.month },
    { month: at.month, org: theirs.county },
    { month: at.month, region: theirs.regionCode },
    { month: at.month, org: city },
  ],
  'reading.log': (theirs, at) => [
    { stationId: theirs.home, day: at.today, count: 12, version: null },
    { stationId: theirs.home, day: at.yesterday, count: 12, version: 1 },
    { stationId: theirs.home, day: at.yesterday, count: 12, version: 7 },
    { stationId: theirs.home, day: at.today, count: 900_000, version: null },
  ],

  'territory.list': noInput,
  'territory.create': (theirs) => [{ name: '示例街道党工委', regionCode: theirs.regionCode, parentId: null }],
  'territory.edit': (theirs) => [{ id: theirs.territory, version: 1, name: '示例街道党工委' }],
  'org.roster': oneById,
  'org.reorganise': (theirs, at) =>
    [true, false].flatMap((preview) => {
      const common = { version: 1, from: at.today, basis: '示例批复', preview }
      return [
        { ...common, kind: 'rename', id: theirs.mobile, name: '示例新名党支部' },
        { ...common, kind: 'move', id: theirs.mobile, parentId: mine.county },
        { ...common, kind: 'move', id: mine.mobile, parentId: theirs.county },
        { ...common, kind: 'split', id: theirs.mobile, name: '示例拆出党支部', personIds: [theirs.formal[0]] },
        { ...common, kind: 'split', id: mine.mobile, name: '示例拆出党支部', personIds: [theirs.formal[0]] },
        { ...common, kind: 'merge', id: mine.plain, intoId: theirs.plain },
        { ...common, kind: 'merge', id: theirs.plain, intoId: mine.plain },
        { ...common, kind: 'territory', id: mine.plain, territoryId: theirs.territory },
        { ...common, kind: 'territory', id: theirs.plain, territoryId: mine.territory },
        { ...common, kind: 'dissolve', id: theirs.plain },
        { ...common, kind: 'dissolve', id: theirs.plain, version: 99 },
      ]
    }),

  'committee.get': oneById,
  'committee.handover': oneById,
  'committee.elect': (theirs, at) =>
    [theirs.mobile, mine.mobile].map((id) => ({
      id,
      electedOn: at.today,
      entitled: 5,
      present: 5,
      elected: [{ personId: theirs.formal[0], kind: 'secretary', votes: 5 }],
      basis: '示例大会',
      preview: false,
    })),
  'committee.end_post': (theirs, at) => [{ id: theirs.mobile, postId: theirs.theme, from: at.today, basis: '示例决定', preview: true }],
  'committee.start_post': (theirs, at) => [
    { id: theirs.mobile, personId: theirs.formal[0], kind: 'deputy', from: at.today, basis: '示例决定' },
    { id: mine.mobile, personId: theirs.formal[0], kind: 'deputy', from: at.today, basis: '示例决定' },
  ],

  'group.list': oneById,
  'group.create': (theirs, at) => [
    { orgId: theirs.mobile, name: '示例小组', personIds: [theirs.formal[0]], from: at.today },
    { orgId: mine.mobile, name: '示例小组', personIds: [theirs.formal[0]], from: at.today },
  ],
  'group.edit': (theirs, at) => [{ id: theirs.theme, version: 1, name: '示例小组', personIds: [], from: at.today }],
  'group.assign': (theirs, at) => [
    { who: { only: theirs.formal[0] }, orgId: theirs.mobile, groupId: null, from: at.today },
    { who: { only: theirs.formal[0] }, orgId: mine.mobile, groupId: null, from: at.today },
    { who: { only: mine.formal[0] }, orgId: mine.mobile, groupId: theirs.theme, from: at.today },
    { who: { org: theirs.mobile }, orgId: mine.mobile, groupId: null, from: at.today },
  ],
  'group.end': (theirs, at) => [{ id: theirs.theme, version: 1, from: at.today }],

  // Planted: the campaign goes by the id of the city, a district by that of its county.
  'census.page': () => [{}, { campaign: city }],
  'census.district': (theirs) => [{ id: theirs.county }],
  'census.open': (_, at) => [{ name: '示例摸排', opensOn: at.today, dueOn: at.today, note: '' }],
  'census.close': () => [
    { id: city, version: 1 },
    { id: city, version: 99 },
  ],
  'census.record': (theirs, at) => [
    lookOf(theirs.county, at, {}),
    lookOf(theirs.county, at, { replaces: theirs.theme }),
    lookOf(theirs.county, at, { look: 'second' }),
  ],

  'period.close': (theirs, at) => [
    { orgId: theirs.county, month: monthBefore(at) },
    { orgId: theirs.county, month: at.month },
    { orgId: city, month: monthBefore(at) },
  ],

  'report.list': (theirs) => [{}, { org: theirs.county }],
  'report.page': (theirs) => [{ id: theirs.theme }],
  'report.issue': (theirs, at) => [
    { orgId: theirs.county, month: at.month },
    { orgId: theirs.mobile, month: at.month },
    { orgId: city, month: at.month },
  ],
  'report.file': (theirs) => [{ id: theirs.theme }],

  'setting.list': noInput,
  'setting.change': () => [{ key: 'reporting.threshold', value: 1 }],

  'station.list': (theirs, at) => [
    {},
    { month: monthBefore(at) },
    { month: monthBefore(at), org: theirs.mobile },
    { org: theirs.mobile },
    { region: theirs.regionCode },
    { org: city },
    { q: '示例' },
  ],
  'station.detail': (theirs) => [{ id: theirs.home }, { id: theirs.warm }],
  'station.hosts': noInput,
  'station.create': (theirs) => [stationOf(theirs, theirs.mobile)],
  'station.edit': (theirs) => [
    { ...stationOf(theirs, theirs.mobile), id: theirs.home, version: 1 },
    { ...stationOf(theirs, mine.mobile), id: theirs.home, version: 1 },
    { ...stationOf(theirs, mine.mobile), id: theirs.home, version: 99 },
    { ...stationOf(theirs, theirs.mobile), id: mine.home, version: 1 },
  ],
  'station.close': (theirs, at) => [{ id: theirs.home, version: 1, closedOn: at.today }],

  'floating.list': noInput,
  'floating.person': (theirs) => [{ id: theirs.settled[0] }, { id: theirs.external[0] }],
  'floating.feedback': (theirs) => [{ id: theirs.external[0] }, { id: theirs.shared[0], since: past }],
  'floating.register': (theirs) => [floatingOf(theirs.settled[0] ?? ''), floatingOf(theirs.external[0] ?? '')],
  'floating.end': (theirs, at) => [
    { id: theirs.away, version: 1, endedOn: at.today },
    { id: theirs.away, version: 99, endedOn: at.today },
  ],

  'transfer.list': () => [{}, { direction: 'in' }, { direction: 'out' }],
  'transfer.person': (theirs) => [{ id: theirs.settled[1] }, { id: theirs.settled[0] }, { id: mine.settled[0] }],
  'transfer.destinations': () => [{ q: '党支部' }, { q: '吴中' }],
  'check.list': noInput,
  'check.return': (theirs) => [{ id: theirs.talk, version: 1, reason: '试一试' }],
  'merge.list': noInput,
  'merge.pairs': noInput,
  'merge.compare': (theirs) => [
    { left: theirs.formal[0], right: theirs.formal[1] },
    { left: mine.formal[0], right: theirs.formal[0] },
  ],
  'merge.make': (theirs) =>
    [
      [theirs.formal[0], theirs.formal[1]],
      [mine.formal[0], theirs.formal[0]],
      [theirs.formal[0], mine.formal[0]],
    ].flatMap(([keptId, goneId]) =>
      [1, 99].map((version) => ({
        keptId,
        goneId,
        keptVersion: version,
        goneVersion: version,
        take: [],
        reason: '试一试',
        preview: version === 99,
      })),
    ),
  'merge.undo': (theirs) => [{ id: theirs.formal[0], version: 1 }],
  'merge.apart': (theirs) => [
    { leftId: theirs.formal[0], rightId: theirs.formal[1] },
    { leftId: mine.formal[0], rightId: theirs.formal[0] },
  ],
  'transfer.send': (theirs, at) => [
    letterOf(theirs.settled[0] ?? '', { orgId: mine.plain }, at),
    letterOf(theirs.formal[0] ?? '', { external: outsideOf }, at),
    letterOf(theirs.external[0] ?? '', { orgId: mine.mobile }, at),
  ],
  'transfer.receive': (theirs, at) => [
    { id: theirs.letter, version: 1, receivedOn: at.today },
    { id: theirs.letter, version: 99, receivedOn: at.today },
    // The own letter to them: taking it in is theirs.
    { id: mine.letter, version: 1, receivedOn: at.today },
  ],
  'transfer.refuse': (theirs) => [
    { id: theirs.letter, version: 1, reason: '试一试' },
    { id: mine.letter, version: 99, reason: '试一试' },
  ],
  'transfer.withdraw': (theirs) => [
    { id: theirs.letter, version: 1 },
    { id: theirs.letter, version: 99 },
  ],
  'transfer.admit': (theirs, at) => [
    { ...admissionOf(at), person: { id: theirs.external[0] }, orgId: mine.mobile },
    { ...admissionOf(at), person: { id: mine.external[0] }, orgId: theirs.plain },
  ],

  'union.page': noInput,
  'union.person': (theirs) => [{ id: theirs.settled[0] }, { id: theirs.external[0] }],
  'union.join': (theirs) => [
    { enterpriseId: theirs.bare, personIds: [], from: past, basis: '入会申请书' },
    { enterpriseId: theirs.carrier, personIds: [], from: past, basis: '入会申请书' },
    { enterpriseId: null, personIds: [theirs.formal[0]], from: past, basis: '会员登记表' },
    { enterpriseId: mine.bare, personIds: [mine.formal[0], theirs.settled[0]], from: past, basis: '会员登记表' },
  ],
  'union.leave': (theirs) => [
    { id: theirs.carrierUnion, to: past, basis: '退会申请' },
    { id: theirs.driverUnion, to: past, basis: '退会申请' },
  ],
}

/** A file's content as a person would read it: a workbook as JSON, any other file as its text. */
export async function textOf(file: Streamed): Promise<string> {
  const bytes = new Uint8Array(await new Response(file.body).arrayBuffer())
  const content = file.type.startsWith('text/') ? new TextDecoder().decode(bytes) : await readXlsx(bytes)
  return JSON.stringify({ fileName: file.fileName, content })
}
