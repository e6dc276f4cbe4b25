import { eq, sql } from 'drizzle-orm'
import { account } from '@/db/schema/account'
import { report } from '@/db/schema/indicator'
import { org } from '@/db/schema/org'
import { insideOrg, type Scope } from './place'

/** Reports that were issued. */
export function reportViews({ db, today, place }: Scope) {
  return {
    get report() {
      return db
        .select({
          id: report.id,
          orgId: report.orgId,
          orgName: sql<string>`${org.name}`.as('report_org_name'),
          month: report.month,
          model: report.model,
          code: report.code,
          issuedBy: sql<string>`${account.displayName}`.as('issued_by_name'),
          issuedAt: report.issuedAt,
        })
        .from(report)
        .innerJoin(org, eq(org.id, report.orgId))
        .innerJoin(account, eq(account.id, report.issuedBy))
        .where(insideOrg(report.orgId, place('report.read'), today))
        .as('report_view')
    },
  }
}
