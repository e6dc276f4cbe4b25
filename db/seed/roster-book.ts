import { memberStagesCounted } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { roadKinds } from '@/domain/org-words'
import type { MemberSeed, MembershipRow, PersonRow, PresenceRow } from './people'
import type { OrgSeed } from './orgs'

/** Who belonged to an organisation on a day, counted as its meetings count them. */
export class RosterBook {
  private readonly formal = new Map<string, { seed: MemberSeed; row: MembershipRow }[]>()
  private readonly kept = new Map<string, { seed: MemberSeed; row: PresenceRow }[]>()

  constructor(members: readonly MemberSeed[]) {
    for (const seed of members) {
      for (const row of seed.memberships)
        if (row.orgId !== null && row.supersededAt === null && isCounted(row)) listOf(this.formal, row.orgId).push({ seed, row })
      for (const row of seed.presences) if (row.kind === 'managed') listOf(this.kept, row.orgId).push({ seed, row })
    }
  }

  /** Counted members on a day: the formal ones, and for mobile and cloud branches those they keep. */
  on(org: OrgSeed, day: Day, fullOnly = false): PersonRow[] {
    const holds = (row: { validFrom: Day; validTo: Day | null }) => row.validFrom <= day && (row.validTo === null || row.validTo > day)
    const people = new Set<PersonRow>()
    for (const { seed, row } of this.formal.get(org.row.id) ?? [])
      if (holds(row) && (!fullOnly || row.stage === 'full')) people.add(seed.person)
    if (!roadKinds.includes(org.row.kind)) return [...people]
    for (const { seed, row } of this.kept.get(org.row.id) ?? []) {
      const good = seed.memberships.some(
        (other) => other.supersededAt === null && isCounted(other) && holds(other) && (!fullOnly || other.stage === 'full'),
      )
      if (holds(row) && good) people.add(seed.person)
    }
    return [...people]
  }
}

const isCounted = (row: MembershipRow) => row.standing === 'normal' && memberStagesCounted.includes(row.stage)

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
