import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { memberStagesCounted } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { roadKinds, type OrgKind } from '@/domain/org-words'
import { byName } from '../expressions'
import type { ReadKit } from '../read'

export type RosterEntry = { id: string; name: string; presence: boolean }

/**
 * Who belongs to a branch on a day: its formal members in good standing, and for mobile and cloud branches those
 * it keeps, each person once. Its length is what an activity of that day expects.
 */
export async function rosterOn({ select, from, actor }: ReadKit, org: { id: string; kind: OrgKind }, day: Day): Promise<RosterEntry[]> {
  const { roster } = from
  const rows = await select({ id: roster.personId, name: roster.name, presence: roster.presence })
    .from(roster)
    .where(
      and(
        eq(roster.orgId, org.id),
        inArray(roster.stage, [...memberStagesCounted]),
        inArray(roster.standing, [...actor.settings['member.counted']]),
        lte(roster.validFrom, day),
        or(isNull(roster.validTo), gt(roster.validTo, day)),
        roadKinds.includes(org.kind) ? undefined : eq(roster.presence, false),
      ),
    )
    .orderBy(asc(roster.presence), desc(roster.stage), byName(roster.name), asc(roster.personId))
  // Formal rows come first, so a person who is both stays formal.
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id))
}
