import { and, gt, isNull, lte, or, type AnyColumn, type SQL } from 'drizzle-orm'
import type { Day } from '@/domain/month'

/** Organisations that stand today (null), or that stood on a day. */
export const standing = (org: { foundedOn: AnyColumn; dissolvedOn: AnyColumn }, day: Day | null): SQL | undefined =>
  day === null ? isNull(org.dissolvedOn) : and(lte(org.foundedOn, day), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, day)))
