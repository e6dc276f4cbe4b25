import { and, countDistinct, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { censusClose, censusOpen, censusRecord, censusSaved } from '@/domain/census'
import { differencesOf, lookBefore, type CensusCounts } from '@/domain/census-rule'
import { censusCategoryKeys, censusFigures, censusLookKeys } from '@/domain/census-words'
import { AppError } from '@/domain/errors'
import { regions } from '@/domain/region'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { isTaken } from '../violation'
import { districtOf, returnsOf, standingOf } from './state'

/** Whether the look before is what the page showed. */
const isSame = (standing: CensusCounts | null, shown: CensusCounts | null): boolean =>
  standing === null || shown === null ? standing === shown : differencesOf(standing, shown).length === 0

/** Who reports for each district: its own committee, else the one that most of its organisations stand under, else the city's. */
async function reporters(kit: CommandKit, cityId: string) {
  const { closure, org, orgToManage: committee } = kit.from
  const { today } = kit
  const found = await kit
    .select({ id: committee.id, seat: committee.regionCode, regionCode: org.regionCode, count: countDistinct(org.id) })
    .from(closure)
    .innerJoin(committee, eq(committee.id, closure.ancestorId))
    .innerJoin(org, eq(org.id, closure.orgId))
    .where(
      and(
        eq(committee.level, 'county'),
        or(isNull(committee.dissolvedOn), gt(committee.dissolvedOn, today)),
        lte(closure.validFrom, today),
        or(isNull(closure.validTo), gt(closure.validTo, today)),
      ),
    )
    .groupBy(committee.id, committee.regionCode, org.regionCode)
  return regions.map(({ code }) => {
    const own = found.find(({ seat }) => seat === code)
    const most = found.filter(({ regionCode }) => regionCode === code).sort((a, b) => b.count - a.count)[0]
    return { regionCode: code, orgId: (own ?? most)?.id ?? cityId }
  })
}

export const openCensus = command({
  name: 'census.open',
  right: 'org.manage',
  http: 'POST /api/census',
  input: censusOpen,
  output: censusSaved,
  run: async (kit, input) => {
    const { orgToManage: org } = kit.from
    const [city] = await kit.select({ id: org.id }).from(org).where(eq(org.level, 'city'))
    if (city === undefined) throw new AppError('not_found')
    try {
      const campaign = await kit.insert(nouns.censusCampaign, {
        ...input,
        orgId: city.id,
        openedBy: kit.actor.accountId,
        openedAt: kit.now,
      })
      const districts = await reporters(kit, city.id)
      await kit.insertAll(
        nouns.censusDistrict,
        districts.map((district) => ({ ...district, campaignId: campaign.id })),
      )
      return { id: campaign.id }
    } catch (error) {
      if (isTaken(error, 'census_campaign_name')) refuse('name', 'name_taken')
      if (isTaken(error, 'census_campaign_running')) refuse('name', 'census_running')
      throw error
    }
  },
})

/** Enters one look of a district, or corrects the last one: what stood before is superseded and kept. */
export const recordCensus = command({
  name: 'census.record',
  right: 'org.manage',
  http: 'POST /api/census/districts/{id}/returns',
  input: censusRecord,
  output: censusSaved,
  run: async (kit, { id, look, counts, countedOn, basis, reasons, before, replaces }) => {
    const seen = await districtOf(kit, id)
    if (!(await holdsAt(kit, 'org.manage', seen.district.orgId))) throw new AppError('not_found')
    await kit.lock(`census ${seen.campaign.id}`, 'shared')
    await kit.lock(`census ${id}`)
    const { district, campaign } = await districtOf(kit, id)
    const { looks } = await returnsOf(kit, id)
    if (campaign.closedOn !== null) refuse('look', 'census_closed')
    const earlier = lookBefore(look)
    const prior = earlier === null ? null : looks[earlier]
    if (earlier !== null && prior === null) refuse('look', 'look_early')
    const standing = looks[look]
    const last = censusLookKeys.findLast((key) => looks[key] !== null)
    if (standing !== null && last !== look) refuse('look', 'look_built_on')
    if ((standing?.id ?? null) !== replaces || !isSame(prior, before)) throw new AppError('conflict')
    if (countedOn > kit.today) refuse('countedOn', 'date_future')
    if (countedOn < campaign.opensOn) refuse('countedOn', 'before_census')
    if (prior !== null && countedOn < prior.countedOn) refuse('countedOn', 'before_look')
    if (standing !== null) await kit.amend(nouns.censusReturn, standing.id, { supersededAt: kit.now })
    const common = { recordedBy: kit.actor.accountId, recordedAt: kit.now }
    return kit.insert(nouns.censusReturn, { districtId: id, orgId: district.orgId, look, ...counts, reasons, countedOn, basis, ...common })
  },
})

/** Closes a campaign for good. What every district verified is from then on the census figure of its region. */
export const closeCensus = command({
  name: 'census.close',
  right: 'org.manage',
  http: 'POST /api/census/{id}/close',
  input: censusClose,
  output: censusSaved,
  run: async (kit, { id, version }) => {
    await kit.lock(`census ${id}`)
    const { censusCampaign, censusDistrict } = kit.from
    const [campaign] = await kit.select().from(censusCampaign).where(eq(censusCampaign.id, id))
    if (campaign === undefined || !(await holdsAt(kit, 'org.manage', campaign.orgId))) throw new AppError('not_found')
    if (campaign.closedAt !== null) refuse('id', 'census_closed')
    await kit.update(nouns.censusCampaign, id, version, { closedAt: kit.now, closedBy: kit.actor.accountId })
    const districts = await kit.select().from(censusDistrict).where(eq(censusDistrict.campaignId, id))
    const standing = await standingOf(kit, id)
    const verified = districts.flatMap(({ id: district, regionCode }) => {
      const found = standing.get(`${district} verification`)
      return found === undefined ? [] : [{ regionCode, counts: found.counts }]
    })
    if (verified.length < regions.length) return { id }
    const common = { asOf: kit.today, source: 'census' as const, quote: `${campaign.name}核实数` }
    const figures = verified.flatMap(({ regionCode, counts }) =>
      censusCategoryKeys.map((category) => ({
        ...common,
        ...censusFigures[category],
        value: counts[category],
        regionCode,
        place: regions.find(({ code }) => code === regionCode)?.name.zh ?? regionCode,
      })),
    )
    try {
      await kit.insertAll(nouns.figure, figures)
    } catch (error) {
      if (isTaken(error, 'figure_key')) refuse('id', 'census_closed_today')
      throw error
    }
    return { id }
  },
})
