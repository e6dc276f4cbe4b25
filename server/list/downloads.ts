import { accountListInput, type AccountRow } from '@/domain/account'
import { accountStates } from '@/domain/account-words'
import { activityKinds, activityStates } from '@/domain/activity-words'
import { activityListInput, type ActivityRow } from '@/domain/activity'
import { classLabel, cutOf, type Cut } from '@/domain/cut'
import { developmentListInput, type DevelopmentRow } from '@/domain/development'
import { developmentReasons, developmentStages, developmentSteps } from '@/domain/development-words'
import { duesInput, type DuesBranch, type DuesRow } from '@/domain/dues'
import { duesKinds } from '@/domain/dues-words'
import { dutyListInput, type ListedDuty } from '@/domain/duty-list'
import { dutyStates, periodTold } from '@/domain/duty-words'
import { enterpriseListInput, type EnterpriseRow } from '@/domain/enterprise'
import { enterpriseKinds, enterpriseLabels, enterpriseStates, noPartyReasons, partyStates, unionStates } from '@/domain/enterprise-words'
import type { Absence, Registration } from '@/domain/floating'
import {
  absenceNames,
  activityStatesShown,
  allClasses,
  directions,
  fileLabels,
  filterLabels,
  lateOnly,
  listNames,
  relations,
  stageGroups,
  standingGroups,
  withheldName,
} from '@/domain/list-words'
import { indicators } from '@/domain/indicators'
import { memberListInput, type MemberRow } from '@/domain/member'
import { memberCutsInput } from '@/domain/member-cuts'
import { anonymousName, memberCounts, memberLabels, memberStages, memberStandings } from '@/domain/member-words'
import { momentOf } from '@/domain/moment'
import { daysBetween } from '@/domain/month'
import { orgTreeFilter, type OrgNode } from '@/domain/org'
import { foundIn, subtreeOf } from '@/domain/org-tree'
import { driverGroups, orgKinds, orgLabels, orgLevels, orgLines } from '@/domain/org-words'
import { regionNames } from '@/domain/region'
import { roles } from '@/domain/roles'
import { stationListInput, type StationRow } from '@/domain/station'
import { stationKinds, stationLabels, stationStateOn, stationStates } from '@/domain/station-words'
import { readingMonthInput, type ReadingMonthRow } from '@/domain/traffic'
import { transferListInput, type TransferRow } from '@/domain/transfer'
import { transferStates } from '@/domain/transfer-words'
import type { UnionCoverageRow } from '@/domain/union'
import * as z from 'zod'
import { listAccounts } from '../account/reads'
import { activityList } from '../activity/reads'
import { developmentList } from '../development/reads'
import { duesBranches, duesStatement } from '../dues/reads'
import { dutyList } from '../duty/reads'
import { listEnterprises } from '../enterprise/reads'
import { absencesOf } from '../floating/absence'
import { registered } from '../floating/registered'
import { memberCuts, memberList } from '../member/reads'
import { orgTree } from '../organisation/reads'
import { showReadingMonth } from '../reading/reads'
import { listStations } from '../station/reads'
import { transferList } from '../transfer/reads'
import { unionOverview } from '../union/reads'
import { choice, code, day, number, text, wide } from './column'
import { listFile, type FilePage } from './file'
import { among, common } from './filter'

const turned = { cursor: true, limit: true } as const
const region = <Row extends { regionCode: string }>() => choice<Row, string>(fileLabels.region, regionNames, (row) => row.regionCode)
/** A list that comes whole. */
const whole = <Row>(items: readonly Row[]): FilePage<Row> => ({ items, next: null, total: { count: items.length, exact: true } })
const roleNames = Object.fromEntries(Object.entries(roles).map(([key, { label }]) => [key, label]))
const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
const percent = (part: number, of: number | null) => (of === null || of === 0 ? null : Math.round((part / of) * 1000) / 10)

export const memberFile = listFile({
  name: 'member.file',
  right: 'roster.export',
  list: memberList.right,
  http: 'GET /api/members/file',
  title: listNames.members,
  input: memberListInput.omit({ ...turned, before: true }),
  filters: {
    ...common,
    stage: among(filterLabels.stage, memberStages, stageGroups),
    standing: among(filterLabels.standing, memberStandings, standingGroups),
    group: among(filterLabels.group, driverGroups),
    relation: among(filterLabels.relation, relations),
  },
  page: (kit, input, turn) => memberList.run(kit, { ...input, ...turn }),
  columns: {
    name: [text<MemberRow>(memberLabels.name, (row, { words }) => (row.anonymisedAt === null ? row.name : words(anonymousName)))],
    org: [
      wide<MemberRow>(fileLabels.org, (row) => row.orgName ?? row.externalName),
      wide<MemberRow>(fileLabels.presence, (row) => row.presenceOrgName),
    ],
    stage: [choice(fileLabels.stage, memberStages, (row: MemberRow) => row.stage)],
    standing: [choice(fileLabels.standing, memberStandings, (row: MemberRow) => row.standing)],
    group: [choice(memberLabels.driverGroup, driverGroups, (row: MemberRow) => row.driverGroup)],
    phone: [code<MemberRow>(memberLabels.phone, (row) => row.phoneMask)],
    joined: [day<MemberRow>(memberLabels.joinedOn, (row) => row.joinedOn)],
  },
})

type ClassRow = { cut: Cut; key: string | null; count: number | null; total: number }
const countNames = Object.fromEntries(memberCounts.map((key) => [key, indicators[key].label]))

export const structureFile = listFile({
  name: 'member.cuts_file',
  right: 'list.export',
  list: memberCuts.right,
  http: 'GET /api/members/cuts/file',
  title: listNames.structure,
  input: memberCutsInput,
  filters: { org: common.org, month: common.month, basis: common.basis, count: among(filterLabels.count, countNames) },
  page: async (kit, input) => {
    const { cuts, total } = await memberCuts.run(kit, input)
    return whole(
      cuts.flatMap(({ cut, classes }): ClassRow[] => (classes ?? [{ key: null, count: null }]).map((one) => ({ cut, total, ...one }))),
    )
  },
  columns: {
    cut: [text<ClassRow>(fileLabels.cut, ({ cut }, { words }) => words(cutOf(cut).label))],
    class: [wide<ClassRow>(fileLabels.class, ({ cut, key }, { words }) => words(key === null ? allClasses : classLabel(cut, key)))],
    count: [number<ClassRow>(fileLabels.people, ({ count }, { words }) => count ?? words(withheldName))],
    share: [number<ClassRow>(fileLabels.share, ({ count, total }) => (count === null ? null : percent(count, total)))],
  },
})

export const developmentFile = listFile({
  name: 'development.file',
  right: 'roster.export',
  list: developmentList.right,
  http: 'GET /api/members/development/file',
  title: listNames.development,
  input: developmentListInput.omit(turned),
  filters: { org: common.org, stage: among(filterLabels.stage, memberStages), late: among(filterLabels.late, lateOnly) },
  page: (kit, input, turn) => developmentList.run(kit, { ...input, ...turn }),
  columns: {
    name: [text<DevelopmentRow>(memberLabels.name, (row) => row.name)],
    stage: [choice(fileLabels.stage, memberStages, (row: DevelopmentRow) => row.stage)],
    org: [wide<DevelopmentRow>(fileLabels.branch, (row) => row.orgName)],
    at: [choice(fileLabels.at, developmentStages, (row: DevelopmentRow) => row.at)],
    open: [
      wide<DevelopmentRow>(fileLabels.nextStep, ({ open: [first], blocked: [later] }, { words }) => {
        const step = first?.step ?? later?.step
        return step === undefined ? null : words(developmentSteps[step].label)
      }),
      day<DevelopmentRow>(fileLabels.due, ({ open: [first] }) => first?.due ?? null),
      number<DevelopmentRow>(fileLabels.lateDays, ({ open: [first] }, { today }) =>
        first?.state === 'late' && first.due !== null ? daysBetween(first.due, today) : null,
      ),
      wide<DevelopmentRow>(fileLabels.opensOn, ({ blocked: [later] }, { words }) =>
        later?.reason == null || later.from === null ? null : `${later.from} (${words(developmentReasons[later.reason])})`,
      ),
    ],
  },
})

export const duesFile = listFile({
  name: 'dues.file',
  right: 'roster.export',
  list: duesStatement.right,
  http: 'GET /api/dues/file',
  title: listNames.dues,
  // A file tells which branch and month it is of.
  input: duesInput.required(),
  filters: { org: common.org, month: common.month },
  page: async (kit, input) => whole((await duesStatement.run(kit, input)).rows),
  columns: {
    name: [text<DuesRow>(memberLabels.name, (row) => row.name)],
    base: [
      number<DuesRow>(fileLabels.duesBase, (row) => yuan(row.base)),
      choice(fileLabels.duesKind, duesKinds, (row: DuesRow) => row.kind),
    ],
    rate: [number<DuesRow>(fileLabels.duesRate, (row) => (row.permille === null ? null : row.permille / 10))],
    due: [
      number<DuesRow>(fileLabels.duesDue, (row) => yuan(row.due)),
      wide<DuesRow>(fileLabels.reducedBy, (row) => row.reduction?.approvedBy ?? null),
    ],
    paid: [number<DuesRow>(fileLabels.paid, (row) => yuan(row.paid)), day<DuesRow>(fileLabels.paidOn, (row) => row.paidOn)],
    state: [number<DuesRow>(fileLabels.outstanding, (row) => (row.due === null ? null : yuan(Math.max(0, row.due - row.paid))))],
  },
})

export const duesBranchesFile = listFile({
  name: 'dues.branches_file',
  right: 'roster.export',
  list: duesBranches.right,
  http: 'GET /api/dues/branches/file',
  title: listNames.duesBranches,
  input: duesInput.required({ month: true }),
  filters: { org: common.org, month: common.month },
  page: async (kit, input) => whole((await duesBranches.run(kit, input)).rows),
  columns: {
    name: [wide<DuesBranch>(fileLabels.branchName, (row) => row.name)],
    parent: [wide<DuesBranch>(fileLabels.parent, (row) => row.parentName)],
    members: [number<DuesBranch>(fileLabels.duesMembers, (row) => row.members)],
    due: [number<DuesBranch>(fileLabels.duesDue, (row) => yuan(row.due))],
    paid: [number<DuesBranch>(fileLabels.paid, (row) => yuan(row.paid))],
    outstanding: [number<DuesBranch>(fileLabels.outstanding, (row) => yuan(row.outstanding))],
    reduced: [number<DuesBranch>(fileLabels.reduced, (row) => yuan(row.reduced))],
    strays: [number<DuesBranch>(fileLabels.strays, (row) => yuan(row.strays))],
    unknown: [number<DuesBranch>(fileLabels.notAssessed, (row) => row.unknown)],
  },
})

export const transferFile = listFile({
  name: 'transfer.file',
  right: 'roster.export',
  list: transferList.right,
  http: 'GET /api/transfers/file',
  ...(transferList.crosses === undefined ? {} : { crosses: transferList.crosses }),
  title: listNames.transfers,
  input: transferListInput.omit(turned),
  filters: { direction: among(filterLabels.direction, directions) },
  page: (kit, input, turn) => transferList.run(kit, { ...input, ...turn }),
  columns: {
    who: [
      text<TransferRow>(memberLabels.name, (row) => row.name),
      choice(fileLabels.stage, memberStages, (row: TransferRow) => row.stage),
      code<TransferRow>(memberLabels.phone, (row) => row.phoneMask),
    ],
    route: [wide<TransferRow>(fileLabels.from, (row) => row.fromName), wide<TransferRow>(fileLabels.to, (row) => row.toName)],
    letter: [
      code<TransferRow>(fileLabels.letter, (row) => row.letterNumber),
      day<TransferRow>(fileLabels.sentOn, (row) => row.sentOn),
      day<TransferRow>(fileLabels.validUntil, (row) => row.validUntil),
    ],
    state: [
      choice(fileLabels.state, transferStates, (row: TransferRow) => row.state),
      day<TransferRow>(fileLabels.receivedOn, (row) => row.receivedOn),
      wide<TransferRow>(fileLabels.reason, (row) => row.reason),
    ],
  },
})

export const floatingFile = listFile({
  name: 'floating.file',
  right: 'roster.export',
  list: 'person.read',
  http: 'GET /api/floating/file',
  title: listNames.floating,
  input: z.object({}),
  filters: {},
  page: async (kit) => whole(await registered(kit, { most: kit.countTo })),
  columns: {
    name: [text<Registration>(memberLabels.name, (row) => row.name)],
    org: [wide<Registration>(fileLabels.branch, (row) => row.orgName)],
    where: [wide<Registration>(fileLabels.where, (row) => row.place)],
    since: [day<Registration>(fileLabels.since, (row) => row.since)],
    contact: [text<Registration>(fileLabels.contact, (row) => row.contact)],
  },
})

export const absentFile = listFile({
  name: 'floating.absent_file',
  right: 'roster.export',
  list: 'person.read',
  http: 'GET /api/floating/absent/file',
  title: listNames.absent,
  input: z.object({}),
  filters: {},
  page: async (kit) => whole((await absencesOf(kit, { most: kit.countTo })).absent),
  columns: {
    name: [text<Absence>(memberLabels.name, (row) => row.name)],
    org: [wide<Absence>(fileLabels.branch, (row) => row.orgName)],
    since: [day<Absence>(fileLabels.since, (row) => row.since)],
    state: [choice(fileLabels.state, absenceNames, (row: Absence) => row.alert)],
  },
})

export const orgFile = listFile({
  name: 'org.file',
  right: 'list.export',
  list: orgTree.right,
  http: 'GET /api/organisations/file',
  title: listNames.organisations,
  input: orgTreeFilter,
  filters: {
    under: common.org,
    month: common.month,
    basis: common.basis,
    line: among(filterLabels.line, orgLines),
    q: common.q,
    kind: among(filterLabels.kind, orgKinds),
    group: among(filterLabels.group, driverGroups),
  },
  page: async (kit, { under, q, kind, group, ...input }) => {
    const { items } = await orgTree.run(kit, input)
    const names = new Map(items.map((node) => [node.id, node.name]))
    const parents = new Map(items.map((node) => [node.id, node.parentId === null ? null : (names.get(node.parentId) ?? null)]))
    const found = foundIn(subtreeOf(items, under ?? null), { q, kind: kind ?? null, group: group ?? null })
    return whole(found.map((node) => ({ ...node, parentName: parents.get(node.id) ?? null })))
  },
  columns: {
    name: [
      wide<OrgNode>(orgLabels.name, (row) => row.name),
      wide<OrgNode & { parentName: string | null }>(fileLabels.parent, (row) => row.parentName),
    ],
    kind: [choice(orgLabels.kind, { ...orgKinds, ...orgLevels }, (row: OrgNode) => (row.level === 'territory' ? row.level : row.kind))],
    group: [choice(orgLabels.driverGroup, driverGroups, (row: OrgNode) => row.driverGroup)],
    region: [region<OrgNode>()],
    founded: [day<OrgNode>(orgLabels.foundedOn, (row) => (row.level === 'territory' ? null : row.foundedOn))],
    basic: [number<OrgNode>(fileLabels.basic, (row) => (row.level === 'basic' ? null : row.basic))],
    formal: [number<OrgNode>(fileLabels.formal, (row) => row.formal)],
    presence: [number<OrgNode>(fileLabels.kept, (row) => row.presence)],
  },
})

export const stationFile = listFile({
  name: 'station.file',
  right: 'list.export',
  list: listStations.right,
  http: 'GET /api/stations/file',
  title: listNames.stations,
  input: stationListInput.omit(turned),
  filters: {
    org: common.org,
    region: common.region,
    month: common.month,
    basis: common.basis,
    q: common.q,
    kind: among(filterLabels.kind, stationKinds),
    state: among(filterLabels.state, stationStates),
  },
  page: (kit, input, turn) => listStations.run(kit, { ...input, ...turn }),
  columns: {
    name: [wide<StationRow>(stationLabels.name, (row) => row.name)],
    kind: [choice(stationLabels.kind, stationKinds, (row: StationRow) => row.kind)],
    org: [wide<StationRow>(stationLabels.orgId, (row) => row.orgName)],
    region: [region<StationRow>()],
    hours: [text<StationRow>(stationLabels.hours, (row) => row.hours)],
    last: [
      day<StationRow>(fileLabels.lastOn, (row) => row.lastReadingOn),
      number<StationRow>(fileLabels.lastCount, (row) => row.lastReadingCount),
    ],
    state: [
      text<StationRow>(fileLabels.state, (row, { words, today }) => words(stationStates[stationStateOn(row, today)])),
      number<StationRow>(fileLabels.silent, (row) => row.silentDays),
      day<StationRow>(fileLabels.closedOn, (row) => row.closedOn),
    ],
  },
})

export const readingFile = listFile({
  name: 'reading.file',
  right: 'list.export',
  list: showReadingMonth.right,
  http: 'GET /api/readings/month/file',
  title: listNames.readings,
  input: readingMonthInput.omit(turned),
  filters: {
    org: common.org,
    region: common.region,
    month: common.month,
    basis: common.basis,
    kind: among(filterLabels.kind, stationKinds),
  },
  page: (kit, input, turn) => showReadingMonth.run(kit, { ...input, ...turn }),
  columns: {
    name: [wide<ReadingMonthRow>(stationLabels.name, (row) => row.name)],
    kind: [choice(stationLabels.kind, stationKinds, (row: ReadingMonthRow) => row.kind)],
    org: [wide<ReadingMonthRow>(stationLabels.orgId, (row) => row.orgName)],
    region: [region<ReadingMonthRow>()],
    reported: [
      number<ReadingMonthRow>(fileLabels.reported, (row) => row.reported),
      number<ReadingMonthRow>(fileLabels.owed, (row) => row.due),
    ],
    visits: [number<ReadingMonthRow>(fileLabels.visits, (row) => row.visits)],
  },
})

export const activityFile = listFile({
  name: 'activity.file',
  right: 'list.export',
  list: activityList.right,
  http: 'GET /api/activities/file',
  title: listNames.activities,
  input: activityListInput.omit(turned),
  filters: {
    org: common.org,
    region: common.region,
    month: common.month,
    basis: common.basis,
    q: common.q,
    kind: among(filterLabels.kind, activityKinds),
    state: among(filterLabels.state, activityStatesShown),
  },
  page: (kit, input, turn) => activityList.run(kit, { ...input, ...turn }),
  columns: {
    title: [wide<ActivityRow>(fileLabels.title, (row) => row.title)],
    day: [day<ActivityRow>(fileLabels.day, (row) => row.day)],
    org: [wide<ActivityRow>(fileLabels.host, (row) => row.orgName)],
    kinds: [
      wide<ActivityRow>(fileLabels.kinds, (row, { words }) =>
        row.kinds.map((kind) => words(activityKinds[kind])).join(words({ zh: '、', en: ', ' })),
      ),
    ],
    place: [wide<ActivityRow>(fileLabels.place, (row) => row.stationName ?? row.place)],
    present: [
      number<ActivityRow>(fileLabels.present, (row) => row.present),
      number<ActivityRow>(fileLabels.expected, (row) => row.expected),
      number<ActivityRow>(fileLabels.guests, (row) => row.guests),
    ],
    state: [choice(fileLabels.state, activityStates, (row: ActivityRow) => row.state)],
  },
})

export const dutyFile = listFile({
  name: 'duty.file',
  right: 'list.export',
  list: dutyList.right,
  http: 'GET /api/duties/file',
  title: listNames.duties,
  input: dutyListInput.omit(turned),
  filters: {
    org: common.org,
    month: common.month,
    basis: common.basis,
    kind: among(filterLabels.kind, activityKinds),
    state: among(filterLabels.state, dutyStates),
  },
  page: (kit, input, turn) => dutyList.run(kit, { ...input, ...turn }),
  columns: {
    org: [wide<ListedDuty>(fileLabels.branch, (row) => row.orgName)],
    duty: [choice(fileLabels.duty, activityKinds, (row: ListedDuty) => row.kind)],
    period: [text<ListedDuty>(fileLabels.period, (row, { words }) => words(periodTold(row)))],
    state: [choice(fileLabels.state, dutyStates, (row: ListedDuty) => row.state)],
    due: [day<ListedDuty>(fileLabels.due, (row) => row.due), day<ListedDuty>(fileLabels.doneOn, (row) => row.doneOn)],
    missing: [number<ListedDuty>(fileLabels.missing, (row) => (row.state === 'done' ? null : row.minimum - row.held))],
  },
})

export const enterpriseFile = listFile({
  name: 'enterprise.file',
  right: 'list.export',
  list: listEnterprises.right,
  http: 'GET /api/enterprises/file',
  title: listNames.enterprises,
  input: enterpriseListInput.omit(turned),
  filters: {
    q: common.q,
    kind: among(filterLabels.kind, enterpriseKinds),
    region: common.region,
    party: among(filterLabels.party, partyStates),
    union: among(filterLabels.union, unionStates),
    state: among(filterLabels.state, enterpriseStates),
  },
  page: (kit, input, turn) => listEnterprises.run(kit, { ...input, ...turn }),
  columns: {
    name: [wide<EnterpriseRow>(enterpriseLabels.name, (row) => row.name)],
    uscc: [code<EnterpriseRow>(enterpriseLabels.uscc, (row) => row.uscc)],
    kind: [choice(enterpriseLabels.kind, enterpriseKinds, (row: EnterpriseRow) => row.kind)],
    region: [region<EnterpriseRow>()],
    party: [
      choice(fileLabels.party, partyStates, (row: EnterpriseRow) =>
        row.hasParty ? 'with' : row.noPartyReason === null ? 'unexplained' : 'without',
      ),
      choice(enterpriseLabels.noPartyReason, noPartyReasons, (row: EnterpriseRow) => row.noPartyReason),
      day<EnterpriseRow>(enterpriseLabels.dissolvedOn, (row) => row.dissolvedOn),
    ],
    union: [choice(fileLabels.union, unionStates, (row: EnterpriseRow) => (row.kind === 'partner' ? null : row.inUnion ? 'in' : 'out'))],
  },
})

export const unionFile = listFile({
  name: 'union.file',
  right: 'list.export',
  list: unionOverview.right,
  http: 'GET /api/union/file',
  title: listNames.union,
  input: z.object({}),
  filters: {},
  page: async (kit) => whole((await unionOverview.run(kit, {})).rows),
  columns: {
    region: [region<UnionCoverageRow>()],
    enterprises: [
      number<UnionCoverageRow>(fileLabels.enterprisesIn, (row) => row.enterprisesIn),
      number<UnionCoverageRow>(fileLabels.enterprises, (row) => row.enterprises),
    ],
    enterpriseRate: [number<UnionCoverageRow>(fileLabels.enterpriseRate, (row) => percent(row.enterprisesIn, row.enterprises))],
    drivers: [
      number<UnionCoverageRow>(fileLabels.driversIn, (row) => row.driversIn),
      number<UnionCoverageRow>(fileLabels.drivers, (row) => row.drivers),
    ],
    driverRate: [number<UnionCoverageRow>(fileLabels.driverRate, (row) => percent(row.driversIn, row.drivers))],
  },
})

export const accountFile = listFile({
  name: 'account.file',
  right: 'roster.export',
  list: listAccounts.right,
  http: 'GET /api/accounts/file',
  title: listNames.accounts,
  input: accountListInput.omit(turned),
  filters: { q: common.q, role: among(filterLabels.role, roleNames), state: among(filterLabels.state, accountStates) },
  page: (kit, input, turn) => listAccounts.run(kit, { ...input, ...turn }),
  columns: {
    name: [text<AccountRow>(memberLabels.name, (row) => row.displayName)],
    signIn: [code<AccountRow>(fileLabels.signInName, (row) => row.name)],
    roles: [
      wide<AccountRow>(fileLabels.grants, (row, { words }) =>
        row.grants.map(({ place, role }) => `${place} · ${words(roles[role].label)}`).join(words({ zh: '；', en: '; ' })),
      ),
    ],
    last: [text<AccountRow>(fileLabels.lastSignIn, (row) => (row.lastSignInAt === null ? null : momentOf(row.lastSignInAt)))],
    state: [choice(fileLabels.state, accountStates, (row: AccountRow) => row.state)],
  },
})
