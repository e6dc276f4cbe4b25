import { count, eq, gt, inArray, isNull, and, or } from 'drizzle-orm'
import { regions } from '@/domain/region'
import type { UnionCoverageRow } from '@/domain/union'
import { countRows, countWhere } from '../expressions'
import { figuresOf } from '../figure/known'
import type { ReadKit } from '../read'

/** Coverage of each district in which the caller sees organisations, in the order of districts. */
export async function coverageOf(kit: ReadKit): Promise<UnionCoverageRow[]> {
  const { select, today } = kit
  const { org, enterprise, unionDriver: driver } = kit.from
  const [seen, enterprises, drivers, figures] = await Promise.all([
    select({ code: org.regionCode }).from(org).groupBy(org.regionCode),
    select({ code: enterprise.regionCode, count: countRows(), inside: countWhere(eq(enterprise.inUnion, true)) })
      .from(enterprise)
      .where(
        and(inArray(enterprise.kind, ['transport', 'platform']), or(isNull(enterprise.dissolvedOn), gt(enterprise.dissolvedOn, today))),
      )
      .groupBy(enterprise.regionCode),
    select({ code: driver.regionCode, count: count() }).from(driver).where(eq(driver.driverGroup, 'truck')).groupBy(driver.regionCode),
    figuresOf(kit),
  ])
  return regions
    .filter((region) => seen.some(({ code }) => code === region.code))
    .map(({ code }) => {
      const found = enterprises.find((row) => row.code === code)
      return {
        regionCode: code,
        enterprises: found?.count ?? 0,
        enterprisesIn: found?.inside ?? 0,
        drivers:
          figures.find((figure) => figure.key === 'truck_drivers' && figure.source === 'census' && figure.regionCode === code)?.value ??
          null,
        driversIn: drivers.find((row) => row.code === code)?.count ?? 0,
      }
    })
}
