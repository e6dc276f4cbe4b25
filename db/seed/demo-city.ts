import type { ClientBase } from 'pg'
import { uuidv7 } from 'uuidv7'
import { addDays, type Day } from '@/domain/month'
import type { Cipher } from '../cipher'
import { committeeTerm, post } from '../schema/committee'
import { duesBase, duesPayment, duesReduction } from '../schema/dues'
import { figure } from '../schema/indicator'
import { transfer } from '../schema/transfer'
import { unionMembership } from '../schema/union'
import { newPassword } from '../password'
import { accountRows, type AccountLine, type AccountPlan } from './accounts'
import { demoActivities } from './activities'
import { seedCensus } from './census'
import { demoCommittees, electCommittees, leadersOf } from './committees'
import { demoDevelopment } from './development'
import { demoDues } from './dues'
import { demoEnterprises, demoUnion, writeEnterprises, writeGrids } from './enterprises'
import { figureRows } from './figures'
import { insertAll } from './insert'
import { demoRoster } from './members'
import { demoOrgs, firstBranchName } from './orgs'
import { Random } from './random'
import { demoReadings } from './readings'
import { RosterBook } from './roster-book'
import { demoStations } from './stations'
import { demoTerritories } from './territories'
import { demoTransfers } from './transfers'
import { seedTwins } from './twins'
import { writeCity, writeOrgs, writeRegions, writeTerritories } from './write'

/** The demonstration city: invented people and figures that add up to the published totals. */
export async function seedDemoCity(client: ClientBase, today: Day, cipher: Cipher): Promise<AccountLine[]> {
  const orgs = demoOrgs(new Random('orgs'), today, uuidv7)
  const roster = demoRoster(orgs, today, cipher, uuidv7)
  const book = new RosterBook(roster.members)
  electCommittees(orgs, book, today)
  const stations = demoStations(orgs, today, uuidv7)

  const city = orgs.find((org) => org.row.level === 'city')
  const branch = orgs.find((org) => org.row.name === firstBranchName)
  const home = stations.find((station) => station.orgId === branch?.row.id && station.kind === 'driver_home')
  if (city === undefined || branch?.parent == null || home === undefined)
    throw new Error('the demonstration city lacks the places of its accounts')
  const cityId = city.row.id
  const countyId = branch.parent.row.id
  const plans = {
    admin: { id: uuidv7(), name: 'admin', displayName: '郑示平', role: 'city_admin', orgId: cityId, place: { orgId: cityId } },
    leader: { id: uuidv7(), name: 'leader', displayName: '林示安', role: 'leader', orgId: cityId, place: { orgId: cityId } },
    official: {
      id: uuidv7(),
      name: 'official',
      displayName: '沈示和',
      role: 'district_official',
      orgId: countyId,
      place: { orgId: countyId },
    },
    secretary: {
      id: uuidv7(),
      name: 'secretary',
      displayName: leadersOf(branch, book, today)[0]?.name ?? '周示国',
      role: 'branch_secretary',
      orgId: branch.row.id,
      place: { orgId: branch.row.id },
    },
    keeper: {
      id: uuidv7(),
      name: 'keeper',
      displayName: '陆示明',
      role: 'station_keeper',
      orgId: branch.row.id,
      place: { stationId: home.id },
    },
    auditor: { id: uuidv7(), name: 'auditor', displayName: '钱示正', role: 'auditor', orgId: null, place: { orgId: cityId } },
  } as const satisfies Record<string, AccountPlan>
  const { accounts, grants, lines } = await accountRows(Object.values(plans), newPassword, addDays(today, -400), uuidv7)

  await writeRegions(client)
  await writeOrgs(client, orgs, uuidv7)
  await writeTerritories(client, demoTerritories(orgs, city.row.foundedOn, uuidv7))
  const enterprises = demoEnterprises(orgs, uuidv7)
  await writeEnterprises(client, enterprises)
  await writeGrids(client, orgs)
  await writeCity(client, {
    stations,
    accounts,
    grants,
    roster,
    development: demoDevelopment(roster.members, today, uuidv7),
    readings: demoReadings(stations, today, { stationId: home.id, accountId: plans.keeper.id }, uuidv7),
    logs: demoActivities({ orgs, stations, book, today }, { official: plans.official.id, secretary: plans.secretary.id }, uuidv7),
  })
  const { terms, posts } = demoCommittees({ orgs, book, today }, plans.official.id, uuidv7)
  await insertAll(client, committeeTerm, terms)
  await insertAll(client, post, posts)
  const dues = demoDues(roster.members, today, uuidv7)
  await insertAll(client, duesBase, dues.bases)
  await insertAll(client, duesReduction, dues.reductions)
  await insertAll(client, duesPayment, dues.payments)
  const { members, externals } = roster
  await insertAll(
    client,
    transfer,
    demoTransfers({ branch, orgs, members, externals }, { today, official: plans.official.id, newId: uuidv7 }),
  )
  await seedTwins(client, { branch, orgs, members: roster.members }, { today, cipher, askedBy: plans.official.id, newId: uuidv7 })
  const people = roster.members.map((seed) => seed.person)
  await insertAll(client, unionMembership, demoUnion(enterprises, people, today, uuidv7))
  await insertAll(client, figure, figureRows(today, uuidv7))
  const { admin, official } = plans
  await seedCensus(client, { orgs, cityId, home: branch.row.regionCode, today }, { admin: admin.id, official: official.id })
  return lines
}
