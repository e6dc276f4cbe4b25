import { dutyRule } from '@/db/schema/duty'
import { dutyRuleSet, ruleAt, ruleProblem } from '@/domain/duty-rule'
import { firstDay, firstOpenMonth, monthOf } from '@/domain/month'
import * as z from 'zod'
import { command } from '../command'
import { refuse } from '../refusal'
import { rulesFor } from './rules'

/**
 * A new rule from a month on. It adds a row and changes none, so what held before stays told; the cells of every
 * open month that it reaches are counted anew, in the same transaction.
 */
export const setDutyRule = command({
  name: 'duty.set_rule',
  right: 'setting.manage',
  http: 'PUT /api/duties/rules/{kind}',
  input: dutyRuleSet,
  output: z.object({}),
  run: async (kit, next) => {
    if (next.from < firstOpenMonth(kit.today)) refuse('from', 'date_too_old')
    const rules = await rulesFor(kit)
    const before = ruleAt(rules, next.kind, next.from)
    if (before.period === next.period && before.minimum === next.minimum) {
      refuse('minimum', 'nothing_changes')
    }
    const problem = ruleProblem(rules, next)
    if (problem !== null) refuse('from', problem)
    const { kind, period, minimum, from } = next
    await kit.attach('duty_rule', { id: kind, at: 'city' }, before, next, (tx) =>
      tx.insert(dutyRule).values({ kind, period, minimum, validFrom: from, setBy: kit.actor.accountId }),
    )
    kit.effect({ at: 'city', on: firstDay(from) })
    // No month is counted before it begins, and then by the rules of its time.
    if (from <= monthOf(kit.today)) kit.recount()
    return {}
  },
})
