import type { DashboardCensus } from '@/domain/dashboard'
import { cityRegion } from '@/domain/region'
import { besideOurs, figuresOf } from '../figure/known'
import type { ReadKit } from '../read'
import type { DashboardView } from './view'

/** Published figures for a city, the district's census for a county committee, nothing below; our own counts stand in the tiles. */
export async function censusOf(kit: ReadKit, { here }: DashboardView): Promise<DashboardCensus> {
  if (here.level === 'basic') return { figures: [] }
  const figures = await figuresOf(kit, [here.level === 'city' ? cityRegion : here.regionCode])
  return { figures: figures.map((figure) => besideOurs(figure, null)) }
}
