import { and, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { enterprise } from '@/db/schema/enterprise'
import { org } from '@/db/schema/org'
import { unionMembership } from '@/db/schema/union'
import { insideOrg, type Scope } from './place'
import { inUnionOn } from './union'

const keeperOrg = alias(org, 'keeper_org')

/** Enterprises kept inside the place. */
export function enterpriseViews({ db, today, place }: Scope) {
  const enterprises = <N extends string>(where: SQL | undefined, name: N) =>
    db
      .select({
        id: enterprise.id,
        uscc: enterprise.uscc,
        name: enterprise.name,
        kind: enterprise.kind,
        regionCode: enterprise.regionCode,
        orgId: enterprise.orgId,
        orgName: sql<string>`${keeperOrg.name}`.as('enterprise_org_name'),
        noPartyReason: enterprise.noPartyReason,
        noPartyNote: enterprise.noPartyNote,
        dissolvedOn: enterprise.dissolvedOn,
        version: enterprise.version,
        hasParty: sql<boolean>`exists (${db
          .select({ id: org.id })
          .from(org)
          .where(and(eq(org.enterpriseId, enterprise.id), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, today))))})`.as('has_party'),
        inUnion: sql<boolean>`exists (${db
          .select({ id: unionMembership.id })
          .from(unionMembership)
          .where(and(eq(unionMembership.enterpriseId, enterprise.id), inUnionOn(today)))})`.as('in_union'),
      })
      .from(enterprise)
      .innerJoin(keeperOrg, eq(keeperOrg.id, enterprise.orgId))
      .where(where)
      .as(name)
  return {
    /** Enterprises kept inside the place, and those that an organisation of the place belongs to. */
    get enterprise() {
      const inside = place('org.read')
      const named = db
        .select({ id: org.enterpriseId })
        .from(org)
        .where(insideOrg(org.id, inside, today))
      return enterprises(or(insideOrg(enterprise.orgId, inside, today), inArray(enterprise.id, named)), 'enterprise_view')
    },
    get enterpriseToManage() {
      return enterprises(insideOrg(enterprise.orgId, place('org.manage'), today), 'enterprise_to_manage_view')
    },
  }
}
