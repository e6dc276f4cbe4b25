import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { orgClosure } from '@/db/schema/org'
import { membership, person, presence } from '@/db/schema/person'
import type { MemberCount } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { countedOn, keptOn } from './person'
import { heldOn, insideOrg, type Scope } from './place'

/** At which organisation each of the three numbers counts a person. */
const countedAt = {
  members_formal: sql`${membership.orgId}`,
  members_presence: sql`${presence.orgId}`,
  member_drivers: sql`coalesce(${presence.orgId}, ${membership.orgId})`,
} as const satisfies Record<MemberCount, unknown>

/** What persons are, for statistics, and never who. */
export function cutViews({ db, today, place }: Scope) {
  return {
    /**
     * Persons as they stood on a day, under each visible organisation by the tree of another or the same day: those whom
     * the cells of `count` count. What has left a place since is counted there, as in the cells.
     */
    memberCut(count: MemberCount, day: Day, treeDay: Day) {
      return db
        .select({
          ancestorId: orgClosure.ancestorId,
          driverGroup: person.driverGroup,
          stage: membership.stage,
          standing: membership.standing,
          sex: person.sex,
          age: sql<number | null>`extract(year from age(${day}::date, ${person.bornOn}))::int`.as('age_then'),
          ethnicity: person.ethnicity,
          education: person.education,
          joinedIn: sql<string | null>`to_char(${person.joinedOn}, 'YYYY-MM')`.as('joined_in'),
          occupation: person.occupation,
        })
        .from(membership)
        .innerJoin(person, eq(person.id, membership.personId))
        .leftJoin(presence, keptOn(day))
        .innerJoin(
          orgClosure,
          and(
            eq(orgClosure.line, 'industry'),
            eq(orgClosure.orgId, countedAt[count]),
            lte(orgClosure.validFrom, treeDay),
            or(isNull(orgClosure.validTo), gt(orgClosure.validTo, treeDay)),
          ),
        )
        .where(and(heldOn(membership, day), countedOn(day), insideOrg(orgClosure.ancestorId, place('indicator.read'), today)))
        .as('member_cut_view')
    },
  }
}
