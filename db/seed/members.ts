import { addDays, daysBetween, type Day } from '@/domain/month'
import { roadKinds } from '@/domain/org-words'
import type { Cipher } from '../cipher'
import { firstBranchName, type OrgSeed } from './orgs'
import type { Roster } from './people'
import { apportion, Random } from './random'
import { RosterWriter } from './roster-writer'

/** The published number of truck drivers in the Party. */
const memberDrivers = 1087

/** The roster of the demonstration city: exactly 1,087 truck drivers in the Party, and everybody beside them. */
export function demoRoster(orgs: readonly OrgSeed[], today: Day, cipher: Cipher, newId: () => string): Roster {
  const random = new Random('members')
  const writer = new RosterWriter(random, today, cipher, newId)
  const basic = orgs.filter((org) => org.row.level === 'basic')
  const truck = basic.filter((org) => org.row.driverGroup === 'truck')
  const mobile = truck.filter((org) => roadKinds.includes(org.row.kind))
  const homes = truck.filter((org) => !roadKinds.includes(org.row.kind) && org.row.kind !== 'temporary_branch')
  const temporary = truck.filter((org) => org.row.kind === 'temporary_branch')
  /** Two branches with fewer than three full members, for the advice that the page gives. */
  const small = mobile.filter((org) => org.row.kind === 'mobile_branch' && org.row.name !== firstBranchName).slice(-2)

  for (const org of small) {
    for (const stage of ['full', 'full', 'probationary', 'probationary'] as const) writer.formal(org, 'truck', stage)
  }
  const fixed = new Map<OrgSeed, number>()
  for (const org of mobile) {
    if (org.row.name === firstBranchName) fixed.set(org, 26)
    else if (org.row.kind === 'cloud_branch') fixed.set(org, 38)
  }
  const open = mobile.filter((org) => !small.includes(org) && !fixed.has(org))
  const shares = apportion(
    592,
    open.map(() => 0.55 + random.next()),
  )
  const wanted = new Map<OrgSeed, number>([...fixed, ...open.map((org, index) => [org, shares[index] ?? 0] as const)])
  for (const [org, count] of wanted) {
    const near = homes.filter((home) => home.row.regionCode === org.row.regionCode)
    for (let i = 0; i < count; i += 1) {
      const way = random.next()
      if (way < 0.56) writer.kept(org, 'truck', undefined)
      else if (way < 0.76 && near.length > 0) writer.kept(org, 'truck', random.pick(near))
      else writer.formal(org, 'truck')
    }
  }
  const left = memberDrivers - [...wanted.values()].reduce((a, b) => a + b, 0) - small.length * 4
  const extra = apportion(
    left - homes.length * 3,
    homes.map(() => 0.3 + random.next()),
  )
  homes.forEach((org, index) => {
    for (let i = 0; i < 3 + (extra[index] ?? 0); i += 1) writer.formal(org, 'truck')
  })

  for (const org of homes) for (let i = random.int(6, 12); i > 0; i -= 1) writer.formal(org, 'other')
  for (const org of basic.filter((item) => item.row.driverGroup === 'ride_hailing')) {
    for (let i = random.int(9, 24); i > 0; i -= 1) {
      if (org.row.kind === 'mobile_branch' && random.chance(0.6)) writer.kept(org, 'ride_hailing', undefined)
      else writer.formal(org, 'ride_hailing')
    }
    if (random.chance(0.7)) writer.formal(org, 'ride_hailing', random.pick(['applicant', 'activist']))
  }
  const growing = [...mobile, ...homes]
  for (const [stage, count] of [
    ['masses', 110],
    ['applicant', 120],
    ['activist', 90],
    ['candidate', 38],
  ] as const) {
    for (let i = 0; i < count; i += 1) writer.formal(random.pick(growing), 'truck', stage)
  }
  for (const [standing, count] of [
    ['lost', 22],
    ['transferred', 16],
    ['suspended', 6],
    ['deceased', 4],
    ['expelled', 2],
  ] as const) {
    for (let i = 0; i < count; i += 1) {
      const keep = random.chance(0.5)
      writer.departed(random.pick(keep ? open : homes), standing, keep)
    }
  }
  visitors(writer, random, temporary, homes)
  moved(writer, random, open, today, newId)
  return { externals: writer.externals, members: writer.members }
}

/** A temporary branch admits nobody: its people stay members elsewhere and are only guests in it. */
function visitors(writer: RosterWriter, random: Random, temporary: readonly OrgSeed[], homes: readonly OrgSeed[]) {
  const ids = new Set(homes.map((home) => home.row.id))
  const formal = writer.members.filter(
    ({ memberships, presences }) => presences.length === 0 && memberships.length === 1 && ids.has(memberships[0]?.orgId ?? ''),
  )
  for (const org of temporary)
    for (const seed of random.sample(formal, random.int(3, 6))) {
      const known = seed.memberships[0]?.validFrom ?? org.row.foundedOn
      writer.presence(seed, org.row.id, writer.day(known > org.row.foundedOn ? known : org.row.foundedOn), null, 'inflow')
    }
}

/** Some were kept by another branch before, and some rows were recorded wrongly first and corrected. */
function moved(writer: RosterWriter, random: Random, mobile: readonly OrgSeed[], today: Day, newId: () => string) {
  const kept = writer.members.filter(
    ({ person, presences }) =>
      person.driverGroup === 'truck' &&
      presences.some((row) => row.kind === 'managed' && row.validTo === null && daysBetween(row.validFrom, today) > 120),
  )
  for (const seed of random.sample(kept, 48)) {
    const [row] = seed.presences
    const since = seed.memberships[0]?.validFrom
    if (row === undefined || since === undefined) continue
    const change = addDays(row.validFrom, random.int(40, 100))
    const before = mobile.find((org) => org.row.id !== row.orgId && org.row.foundedOn <= row.validFrom)
    if (before === undefined) continue
    seed.presences = []
    writer.presence(seed, before.row.id, row.validFrom, change)
    writer.presence(seed, row.orgId, change)
  }
  for (const seed of random.sample(
    writer.members.filter(({ memberships }) => memberships.length === 1),
    6,
  )) {
    const [row] = seed.memberships
    if (row === undefined || daysBetween(row.validFrom, today) < 30) continue
    seed.memberships.push({
      ...row,
      id: newId(),
      validFrom: addDays(row.validFrom, -9),
      basis: '登记日期有误，已更正',
      supersededAt: `${addDays(row.validFrom, 12)}T09:00:00+08:00`,
    })
  }
}
