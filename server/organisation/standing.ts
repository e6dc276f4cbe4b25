import { and, gt, isNull, lte, or, type AnyColumn, type SQL } from 'drizzle-orm'
import type { Day } from '@/domain/month'

/** Whether an organisation stands on a day. */
export const standing = (org: { foundedOn: AnyColumn; dissolvedOn: AnyColumn }, day: Day): SQL | undefined =>
  and(lte(org.foundedOn, day), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, day)))
