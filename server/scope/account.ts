import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { account, grant, session } from '@/db/schema/account'
import { org } from '@/db/schema/org'
import { station } from '@/db/schema/station'
import { insideOrg, type Scope } from './place'

/** Accounts and what they may do where; and the caller's own. */
export function accountViews({ db, actor, today, place }: Scope) {
  return {
    /** Accounts opened inside the place; auditors are nobody's to manage. */
    get account() {
      const auditors = db.select({ id: grant.accountId }).from(grant).where(eq(grant.role, 'auditor'))
      return db
        .select({
          id: account.id,
          name: account.name,
          displayName: account.displayName,
          orgId: account.orgId,
          mustChange: account.mustChange,
          lockedAt: account.lockedAt,
          pausedUntil: account.pausedUntil,
          lastSignInAt: account.lastSignInAt,
          version: account.version,
          demo: account.demo,
          createdAt: account.createdAt,
          orgName: sql<string | null>`${org.name}`.as('account_org_name'),
        })
        .from(account)
        .leftJoin(org, eq(org.id, account.orgId))
        .where(and(insideOrg(account.orgId, place('account.manage'), today), sql`${account.id} not in ${auditors}`))
        .as('account_view')
    },
    get grant() {
      return db
        .select({
          id: grant.id,
          accountId: grant.accountId,
          role: grant.role,
          orgId: grant.orgId,
          stationId: grant.stationId,
          validFrom: grant.validFrom,
          validTo: grant.validTo,
          placeName: sql<string>`coalesce(${org.name}, ${station.name})`.as('grant_place'),
          placeOrgId: sql<string>`coalesce(${grant.orgId}, ${station.orgId})`.as('grant_place_org'),
        })
        .from(grant)
        .innerJoin(account, eq(account.id, grant.accountId))
        .leftJoin(org, eq(org.id, grant.orgId))
        .leftJoin(station, eq(station.id, grant.stationId))
        .where(and(insideOrg(account.orgId, place('account.manage'), today), ne(grant.role, 'auditor')))
        .as('grant_view')
    },
    /** The caller's own account and sessions: no right is needed for what is one's own. */
    get own() {
      return db
        .select({
          id: account.id,
          name: account.name,
          displayName: account.displayName,
          locale: account.locale,
          lastSignInAt: account.lastSignInAt,
          lastSignInFrom: account.lastSignInFrom,
          version: account.version,
        })
        .from(account)
        .where(eq(account.id, actor.accountId))
        .as('own_view')
    },
    get ownSession() {
      return db
        .select({
          id: session.id,
          createdAt: session.createdAt,
          lastSeenAt: session.lastSeenAt,
          address: session.address,
          agent: session.agent,
        })
        .from(session)
        .where(and(eq(session.accountId, actor.accountId), isNull(session.revokedAt)))
        .as('own_session_view')
    },
  }
}
