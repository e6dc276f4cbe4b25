import { and, desc, eq, isNull } from 'drizzle-orm'
import type { CensusLook } from '@/domain/census-words'
import type { CensusReturn } from '@/domain/census'
import { AppError } from '@/domain/errors'
import { dayOf } from '@/domain/month'
import type { ReadKit } from '../read'

type Stored = Omit<CensusReturn, 'counts' | 'recordedBy'> & CensusReturn['counts'] & { recordedBy: string }

/** A stored return with its counts together; who reported is a person's name, for whoever may see persons. */
export function told<T extends Stored>({ operators, drivers, memberDrivers, organisations, recordedBy, ...row }: T, { can }: ReadKit) {
  return {
    ...row,
    counts: { operators, drivers, memberDrivers, organisations },
    recordedBy: can('person.read') ? recordedBy : null,
  }
}

/** One of each look, from what stands or null. */
export const byLook = <T>(of: (look: CensusLook) => T): Record<CensusLook, T> => ({
  first: of('first'),
  second: of('second'),
  verification: of('verification'),
})

/** The returns of one district, newest first; those in force by their look. */
export async function returnsOf(kit: ReadKit, districtId: string) {
  const { censusReturn } = kit.from
  const rows = await kit
    .select()
    .from(censusReturn)
    .where(eq(censusReturn.districtId, districtId))
    .orderBy(desc(censusReturn.recordedAt), desc(censusReturn.id))
  const standing = rows.filter(({ supersededAt }) => supersededAt === null)
  return { rows, looks: byLook((look) => standing.find((row) => row.look === look) ?? null) }
}

/** The returns of a campaign in force, by district and look. */
export async function standingOf(kit: ReadKit, campaignId: string) {
  const { censusReturn, censusDistrict } = kit.from
  const rows = await kit
    .select({
      districtId: censusReturn.districtId,
      look: censusReturn.look,
      countedOn: censusReturn.countedOn,
      operators: censusReturn.operators,
      drivers: censusReturn.drivers,
      memberDrivers: censusReturn.memberDrivers,
      organisations: censusReturn.organisations,
    })
    .from(censusReturn)
    .innerJoin(censusDistrict, eq(censusDistrict.id, censusReturn.districtId))
    .where(and(eq(censusDistrict.campaignId, campaignId), isNull(censusReturn.supersededAt)))
  return new Map(rows.map(({ districtId, look, countedOn, ...counts }) => [`${districtId} ${look}`, { counts, countedOn }]))
}

/** A district of the caller's with its campaign; anything else does not exist. */
export async function districtOf(kit: ReadKit, id: string) {
  const { censusDistrict, censusCampaign } = kit.from
  const [district] = await kit.select().from(censusDistrict).where(eq(censusDistrict.id, id))
  if (district === undefined) throw new AppError('not_found')
  const [campaign] = await kit.select().from(censusCampaign).where(eq(censusCampaign.id, district.campaignId))
  if (campaign === undefined) throw new AppError('not_found')
  return { district, campaign: shownCampaign(campaign) }
}

export const shownCampaign = <T extends { closedAt: string | null }>(campaign: T) => ({
  ...campaign,
  closedOn: campaign.closedAt === null ? null : dayOf(new Date(campaign.closedAt)),
})
