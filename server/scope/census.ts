import { eq, sql } from 'drizzle-orm'
import { account } from '@/db/schema/account'
import { censusCampaign, censusDistrict, censusReturn } from '@/db/schema/census'
import { org } from '@/db/schema/org'
import { insideOrg, type Scope } from './place'

/** The census: campaigns of the city, districts and their returns where the committee that reports is in view. */
export function censusViews({ db, today, place }: Scope) {
  return {
    /** That a campaign runs is the city's to say, to whoever sees indicators. */
    get censusCampaign() {
      place('indicator.read')
      return db.select().from(censusCampaign).as('census_campaign_view')
    },
    get censusDistrict() {
      return db
        .select({
          id: censusDistrict.id,
          campaignId: censusDistrict.campaignId,
          regionCode: censusDistrict.regionCode,
          orgId: censusDistrict.orgId,
          orgName: sql<string>`${org.name}`.as('census_org_name'),
        })
        .from(censusDistrict)
        .innerJoin(org, eq(org.id, censusDistrict.orgId))
        .where(insideOrg(censusDistrict.orgId, place('indicator.read'), today))
        .as('census_district_view')
    },
    /** What was reported, corrected rows included. */
    get censusReturn() {
      return db
        .select({
          id: censusReturn.id,
          districtId: censusReturn.districtId,
          look: censusReturn.look,
          operators: censusReturn.operators,
          drivers: censusReturn.drivers,
          memberDrivers: censusReturn.memberDrivers,
          organisations: censusReturn.organisations,
          reasons: censusReturn.reasons,
          countedOn: censusReturn.countedOn,
          basis: censusReturn.basis,
          recordedAt: censusReturn.recordedAt,
          supersededAt: censusReturn.supersededAt,
          recordedBy: sql<string>`${account.displayName}`.as('census_recorded_by'),
        })
        .from(censusReturn)
        .innerJoin(account, eq(account.id, censusReturn.recordedBy))
        .where(insideOrg(censusReturn.orgId, place('indicator.read'), today))
        .as('census_return_view')
    },
  }
}
