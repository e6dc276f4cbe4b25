import { eq, sql } from 'drizzle-orm'
import { account } from '@/db/schema/account'
import { dutyRule } from '@/db/schema/duty'
import type { Scope } from './place'

/** The rules by which duties are owed. */
export function dutyViews({ db, place }: Scope) {
  return {
    /** How often duties are owed is the city's rule, known to whoever sees activities. */
    get dutyRule() {
      place('activity.read')
      return db
        .select({
          id: dutyRule.id,
          kind: dutyRule.kind,
          period: dutyRule.period,
          minimum: dutyRule.minimum,
          validFrom: dutyRule.validFrom,
          setAt: dutyRule.setAt,
          setBy: sql<string>`${account.displayName}`.as('rule_set_by'),
        })
        .from(dutyRule)
        .innerJoin(account, eq(account.id, dutyRule.setBy))
        .as('duty_rule_view')
    },
  }
}
