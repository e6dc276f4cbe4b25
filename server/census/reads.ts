import { desc, eq } from 'drizzle-orm'
import { censusDistrict as districtShape, censusDistrictInput, censusInput, censusPage as shape } from '@/domain/census'
import { censusCategoryKeys, censusFigures } from '@/domain/census-words'
import { AppError } from '@/domain/errors'
import { monthOf } from '@/domain/month'
import { cityRegion, regions } from '@/domain/region'
import { besideOurs, bookOfToday, figuresOf, ownCounts } from '../figure/known'
import { subtreeSums } from '../indicator/subtree'
import { holdsAt } from '../reach'
import { read, type ReadKit } from '../read'
import { byLook, districtOf, returnsOf, shownCampaign, standingOf, told } from './state'

/** The four published numbers of the city; our own count beside them for whoever sees the city. */
async function publishedOf(kit: ReadKit, cityId: string | undefined) {
  const { today } = kit
  const now = { from: monthOf(today), to: monthOf(today) }
  const [figures, sums] = await Promise.all([
    figuresOf(kit, [cityRegion]),
    cityId === undefined ? null : subtreeSums(kit, cityId, [{ keys: ['member_drivers', 'orgs', 'stations'], ...now }], 'now'),
  ])
  const ours = sums === null ? null : ownCounts(bookOfToday(sums, today), today, new Map())
  return censusCategoryKeys.flatMap((category) => {
    const figure = figures.find(({ key, source }) => key === censusFigures[category].key && source === 'published')
    return figure === undefined ? [] : [besideOurs(figure, ours)]
  })
}

/** A campaign with the districts in view, what each look found in them, and what was published of the city. */
export const censusPage = read({
  name: 'census.page',
  right: 'indicator.read',
  http: 'GET /api/census',
  input: censusInput,
  output: shape,
  run: async (kit, { campaign: wanted }) => {
    const { censusCampaign, censusDistrict, org } = kit.from
    const [campaigns, [city]] = await Promise.all([
      kit.select().from(censusCampaign).orderBy(desc(censusCampaign.opensOn), desc(censusCampaign.id)),
      kit.select({ id: org.id }).from(org).where(eq(org.level, 'city')).limit(1),
    ])
    const campaign = wanted === undefined ? campaigns[0] : campaigns.find(({ id }) => id === wanted)
    if (campaign === undefined && wanted !== undefined) throw new AppError('not_found')
    const [districts, standing, published, mayOpen] = await Promise.all([
      campaign === undefined ? [] : kit.select().from(censusDistrict).where(eq(censusDistrict.campaignId, campaign.id)),
      campaign === undefined ? null : standingOf(kit, campaign.id),
      publishedOf(kit, city?.id),
      city !== undefined && holdsAt(kit, 'org.manage', city.id),
    ])
    return {
      today: kit.today,
      wholeCity: city !== undefined,
      mayOpen,
      campaigns: campaigns.map(({ id, name }) => ({ id, name })),
      campaign: campaign === undefined ? null : shownCampaign(campaign),
      districts: regions.flatMap(({ code }) =>
        districts
          .filter(({ regionCode }) => regionCode === code)
          .map((district) => ({ ...district, looks: byLook((look) => standing?.get(`${district.id} ${look}`) ?? null) })),
      ),
      published,
    }
  },
})

/** What one district reported in a campaign, look by look, and what was corrected. */
export const censusOfDistrict = read({
  name: 'census.district',
  right: 'indicator.read',
  http: 'GET /api/census/districts/{id}',
  input: censusDistrictInput,
  output: districtShape,
  run: async (kit, { id }) => {
    const { district, campaign } = await districtOf(kit, id)
    const [{ rows, looks }, mayManage] = await Promise.all([returnsOf(kit, id), holdsAt(kit, 'org.manage', district.orgId)])
    return {
      ...district,
      today: kit.today,
      campaign,
      looks: byLook((look) => looks[look] && told(looks[look], kit)),
      superseded: rows.flatMap((row) => (row.supersededAt === null ? [] : [{ ...told(row, kit), supersededAt: row.supersededAt }])),
      mayReport: mayManage && campaign.closedOn === null,
    }
  },
})
