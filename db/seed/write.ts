import type { ClientBase } from 'pg'
import { regions } from '@/domain/region'
import { account, grant } from '../schema/account'
import { activity, activityCohost, attendance } from '../schema/activity'
import { developmentStep } from '../schema/development'
import { externalOrg, org, orgLink } from '../schema/org'
import { membership, person, presence } from '../schema/person'
import { region } from '../schema/region'
import { reading, station } from '../schema/station'
import type { AccountRow, GrantRow } from './accounts'
import type { ActivityLogs } from './activity-logs'
import type { StepRow } from './development'
import { insertAll } from './insert'
import { linksOf, type OrgSeed } from './orgs'
import type { Territories } from './territories'
import type { Roster } from './people'
import type { ReadingRow } from './readings'
import type { StationRow } from './stations'

/** The ten county-level divisions. */
export async function writeRegions(client: ClientBase): Promise<void> {
  await insertAll(
    client,
    region,
    regions.map((item, index) => ({ code: item.code, name: item.name.zh, nameEn: item.name.en, short: item.short.zh, sort: index + 1 })),
  )
}

/** Organisations with their links, of which the database makes the closure; parents stand before children. */
export async function writeOrgs(client: ClientBase, orgs: readonly OrgSeed[], newId: () => string): Promise<void> {
  await insertAll(
    client,
    org,
    orgs.map((seed) => seed.row),
  )
  await insertAll(client, orgLink, linksOf(orgs, newId))
}

/** Party committees of the territory and who stands under them, beside organisations that are there. */
export async function writeTerritories(client: ClientBase, { rows, links }: Territories): Promise<void> {
  await insertAll(client, org, rows)
  await insertAll(client, orgLink, links)
}

export type City = {
  stations: readonly StationRow[]
  accounts: readonly AccountRow[]
  grants: readonly GrantRow[]
  roster: Roster
  development: readonly StepRow[]
  readings: readonly ReadingRow[]
  logs: ActivityLogs
}

/** Everything that lives on the organisations, in the order of the foreign keys. */
export async function writeCity(client: ClientBase, city: City): Promise<void> {
  await insertAll(client, station, city.stations)
  await insertAll(client, account, city.accounts)
  await insertAll(client, grant, city.grants)
  await insertAll(client, externalOrg, city.roster.externals)
  await insertAll(
    client,
    person,
    city.roster.members.map((seed) => seed.person),
  )
  await insertAll(
    client,
    membership,
    city.roster.members.flatMap((seed) => seed.memberships),
  )
  await insertAll(
    client,
    presence,
    city.roster.members.flatMap((seed) => seed.presences),
  )
  await insertAll(client, developmentStep, city.development)
  await insertAll(client, reading, city.readings)
  await insertAll(client, activity, city.logs.activities)
  await insertAll(client, attendance, city.logs.attendance)
  await insertAll(client, activityCohost, city.logs.cohosts)
}
