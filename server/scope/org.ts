import { and, eq, gt, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { externalOrg, org, orgClosure, orgEvent, orgLink } from '@/db/schema/org'
import { region } from '@/db/schema/region'
import { admitsMembers } from '@/domain/member-words'
import { orgKindKeys } from '@/domain/org-words'
import { insideOrg, type Scope } from './place'

/** Committees of the territory are drawn by their own view only: no list, choice or total holds one. */
const ours = ne(org.level, 'territory')
const seen = alias(org, 'seen_org')

/** Organisations, the tree and its history, and whom letters may be addressed to. */
export function orgViews({ db, today, place }: Scope) {
  function territories() {
    const inside = db
      .select({ code: seen.regionCode })
      .from(seen)
      .where(insideOrg(seen.id, place('org.read'), today))
    return and(eq(org.level, 'territory'), place('org.read').wholeCity ? undefined : inArray(org.regionCode, inside))
  }
  return {
    get region() {
      return db.select().from(region).as('region_view')
    },
    get org() {
      return db
        .select()
        .from(org)
        .where(and(ours, insideOrg(org.id, place('org.read'), today)))
        .as('org_view')
    },
    /** Organisations that the caller manages. */
    get orgToManage() {
      return db
        .select()
        .from(org)
        .where(and(ours, insideOrg(org.id, place('org.manage'), today)))
        .as('org_to_manage_view')
    },
    /** The tree of today and of the past: of visible organisations, and of those that stood under one and have left. */
    get closure() {
      const inside = place('org.read')
      const where = or(insideOrg(orgClosure.orgId, inside, today), insideOrg(orgClosure.ancestorId, inside, today))
      return db
        .select()
        .from(orgClosure)
        .where(and(where, eq(orgClosure.line, 'industry')))
        .as('closure_view')
    },
    get link() {
      const where = insideOrg(orgLink.childId, place('org.read'), today)
      return db
        .select()
        .from(orgLink)
        .where(and(where, eq(orgLink.line, 'industry')))
        .as('link_view')
    },
    /** The Party committees of the territory in districts where the caller sees an organisation. */
    get territory() {
      return db.select().from(org).where(territories()).as('territory_view')
    },
    /** Where visible organisations, and the committees of the territory above them, stand on the 属地 line. */
    get territoryLink() {
      const above = db.select({ id: org.id }).from(org).where(territories())
      const where = or(insideOrg(orgLink.childId, place('org.read'), today), inArray(orgLink.childId, above))
      return db
        .select()
        .from(orgLink)
        .where(and(where, eq(orgLink.line, 'territory')))
        .as('territory_link_view')
    },
    /** What happened to visible organisations, and what they took part in. */
    get orgEvent() {
      const inside = place('org.read')
      return db
        .select()
        .from(orgEvent)
        .where(or(insideOrg(orgEvent.orgId, inside, today), and(isNotNull(orgEvent.otherId), insideOrg(orgEvent.otherId, inside, today))))
        .as('org_event_view')
    },
    /** Organisations outside the city, known to whoever sees persons. */
    get externalOrg() {
      place('person.read')
      return db.select().from(externalOrg).as('external_org_view')
    },
    /** Whom a letter may be addressed to, anywhere in the city: names of organisations that take members. */
    get destination() {
      place('member.edit')
      return db
        .select({ id: org.id, name: org.name })
        .from(org)
        .where(and(ours, inArray(org.kind, orgKindKeys.filter(admitsMembers)), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, today))))
        .as('destination_view')
    },
  }
}
