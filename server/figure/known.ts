import { and, count, desc, eq, inArray } from 'drizzle-orm'
import type { FigureRow } from '@/domain/figure'
import { figureKeyList, isOwnFigure, type FigureKey, type OwnFigureKey } from '@/domain/figure-words'
import { CellBook } from '@/domain/cell-book'
import { firstOpenMonth, monthOf } from '@/domain/month'
import { cityRegion } from '@/domain/region'
import type { ReadKit } from '../read'

const keyOf = (text: string): FigureKey | undefined => figureKeyList.find((key) => key === text)

/** The newest figure of each key, source and region, of the given regions or all. */
export async function figuresOf(kit: ReadKit, regionCodes?: readonly string[]): Promise<Omit<FigureRow, 'ours'>[]> {
  const { figure } = kit.from
  const rows = await kit
    .select({
      key: figure.key,
      regionCode: figure.regionCode,
      place: figure.place,
      asOf: figure.asOf,
      value: figure.value,
      unit: figure.unit,
      source: figure.source,
      quote: figure.quote,
      approximate: figure.approximate,
      lowerBound: figure.lowerBound,
    })
    .from(figure)
    .where(regionCodes === undefined ? undefined : inArray(figure.regionCode, [...regionCodes]))
    .orderBy(desc(figure.asOf), desc(figure.id))
  const newest = new Map<string, Omit<FigureRow, 'ours'>>()
  for (const row of rows) {
    const key = keyOf(row.key)
    const name = `${row.key} ${row.regionCode} ${row.source}`
    if (key !== undefined && !newest.has(name)) newest.set(name, { ...row, key })
  }
  return [...newest.values()].sort((a, b) => figureKeyList.indexOf(a.key) - figureKeyList.indexOf(b.key))
}

export type OwnCounts = ReadonlyMap<OwnFigureKey, number>

/** Our own count of the published things that the system counts, over the whole city; `counted` are those without cells. */
export function ownCounts(book: CellBook, today: string, counted: OwnCounts): OwnCounts {
  const now = monthOf(today)
  const orgs = (wanted: (cut: string) => boolean) => book.at('orgs', now, wanted).num
  const stations = (kind: string) => book.at('stations', now, (cut) => cut === kind).num
  return new Map<OwnFigureKey, number>([
    ['truck_driver_members', book.at('member_drivers', now).num],
    ['party_organisations', orgs((cut) => cut.startsWith('truck.'))],
    ...counted,
    ['mobile_branches', orgs((cut) => cut === 'truck.mobile_branch')],
    ['cloud_branches', orgs((cut) => cut === 'truck.cloud_branch')],
    ['city_centres', stations('city_centre')],
    ['county_centres', stations('county_centre')],
  ])
}

/** Puts our own count beside a city's published figure. */
export const besideOurs = (figure: Omit<FigureRow, 'ours'>, ours: OwnCounts | null): FigureRow => ({
  ...figure,
  ours:
    figure.source === 'published' && figure.regionCode === cityRegion && isOwnFigure(figure.key) ? (ours?.get(figure.key) ?? null) : null,
})

/** Branches newly founded in non-public enterprises that stand today. */
export async function newNonpublicOrgs(kit: ReadKit): Promise<number> {
  const { org } = kit.from
  const [row] = await kit
    .select({ count: count() })
    .from(org)
    .where(and(eq(org.newNonpublic, true), eq(org.driverGroup, 'truck')))
  return row?.count ?? 0
}

export const bookOfToday = (sums: ConstructorParameters<typeof CellBook>[0], today: string) => new CellBook(sums, firstOpenMonth(today))
