import { asc } from 'drizzle-orm'
import { dutyRule } from '@/db/schema/duty'
import type { Connection } from '@/db/open'
import type { DutyRule } from '@/domain/duty-rule'
import type { ReadKit } from '../read'

/** The rules that the city has set, for whatever runs without an actor; oldest first, so that a later one for the same month wins. */
export const currentRules = (db: Connection): Promise<DutyRule[]> =>
  db
    .select({ kind: dutyRule.kind, period: dutyRule.period, minimum: dutyRule.minimum, from: dutyRule.validFrom })
    .from(dutyRule)
    .orderBy(asc(dutyRule.id))

/** The same for a read. */
export function rulesFor({ select, from }: ReadKit): Promise<DutyRule[]> {
  const { dutyRule: rule } = from
  return select({ kind: rule.kind, period: rule.period, minimum: rule.minimum, from: rule.validFrom }).from(rule).orderBy(asc(rule.id))
}
