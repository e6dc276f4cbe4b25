import { eq } from 'drizzle-orm'
import { figureInput, figurePage as shape, type CensusRow } from '@/domain/figure'
import type { OwnFigureKey } from '@/domain/figure-words'
import { monthOf } from '@/domain/month'
import { regions } from '@/domain/region'
import { totalCoverage } from '@/domain/union'
import { placeSums, type PlaceSum } from '../indicator/subtree'
import { read } from '../read'
import { coverageOf } from '../union/coverage'
import { besideOurs, bookOfToday, figuresOf, newNonpublicOrgs, ownCounts } from './known'

type Numbers = Omit<CensusRow, 'regionCode'>

/** Adds a column; null when nothing in it is known. */
function added(rows: readonly Numbers[], column: keyof Numbers): number | null {
  const known = rows.flatMap((row) => row[column] ?? [])
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** Published figures with our own counts beside them, and the census by district. */
export const figureOverview = read({
  name: 'figure.page',
  right: 'indicator.read',
  http: 'GET /api/figures',
  input: figureInput,
  output: shape,
  run: async (kit) => {
    const { today } = kit
    const { org } = kit.from
    const [figures, [city]] = await Promise.all([
      figuresOf(kit),
      kit.select({ id: org.id }).from(org).where(eq(org.level, 'city')).limit(1),
    ])
    const [sums, newNonpublic, union] =
      city === undefined
        ? [null, 0, totalCoverage([])]
        : await Promise.all([
            placeSums(kit, city.id, 'region', ['member_drivers', 'orgs', 'stations'], { from: monthOf(today), to: monthOf(today) }, 'now'),
            newNonpublicOrgs(kit),
            coverageOf(kit).then(totalCoverage),
          ])
    const uncelled = new Map<OwnFigureKey, number>([
      ['new_nonpublic_organisations', newNonpublic],
      ['union_enterprises', union.enterprisesIn],
      ['union_drivers', union.driversIn],
    ])
    const ours = sums === null ? null : ownCounts(bookOfToday(sums, today), today, uncelled)
    const counted = (wanted: (sum: PlaceSum) => boolean) =>
      sums === null ? null : sums.filter(wanted).reduce((total, { num }) => total + num, 0)
    const census = figures.filter((figure) => figure.source === 'census')
    const rows = regions.map(({ code }) => ({
      regionCode: code,
      operators: census.find((figure) => figure.regionCode === code && figure.key === 'operators')?.value ?? null,
      drivers: census.find((figure) => figure.regionCode === code && figure.key === 'truck_drivers')?.value ?? null,
      memberDrivers: counted((sum) => sum.place === code && sum.indicator === 'member_drivers'),
      organisations: counted((sum) => sum.place === code && sum.indicator === 'orgs' && sum.cut.startsWith('truck.')),
    }))
    const total = {
      operators: added(rows, 'operators'),
      drivers: added(rows, 'drivers'),
      memberDrivers: added(rows, 'memberDrivers'),
      organisations: added(rows, 'organisations'),
    }
    const newest = census[0]
    return {
      wholeCity: city !== undefined,
      today,
      published: figures.filter((figure) => figure.source === 'published').map((figure) => besideOurs(figure, ours)),
      census: newest === undefined ? null : { asOf: newest.asOf, quote: newest.quote, rows, total },
    }
  },
})
