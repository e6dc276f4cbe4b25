import type { DashboardCensus } from '@/domain/dashboard'
import { monthOf } from '@/domain/month'
import { cityRegion } from '@/domain/region'
import { besideOurs, bookOfToday, figuresOf, ownCounts } from '../figure/known'
import { subtreeSums } from '../indicator/subtree'
import type { ReadKit } from '../read'
import type { DashboardView } from './view'

/** Published figures for a city, the district's census for a county committee, nothing below. */
export async function censusOf(kit: ReadKit, { here }: DashboardView): Promise<DashboardCensus> {
  if (here.level === 'basic') return { figures: [] }
  if (here.level === 'county') return { figures: (await figuresOf(kit, [here.regionCode])).map((figure) => besideOurs(figure, null)) }
  const now = monthOf(kit.today)
  const [figures, sums] = await Promise.all([figuresOf(kit, [cityRegion]), subtreeSums(kit, here.id, ['member_drivers', 'orgs'], { from: now, to: now })])
  const ours = ownCounts(bookOfToday(sums, kit.today), kit.today, 0)
  const shown = ['truck_driver_members', 'party_organisations']
  return { figures: figures.map((figure) => besideOurs(figure, shown.includes(figure.key) ? ours : null)) }
}
