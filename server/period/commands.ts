import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { AppError } from '@/domain/errors'
import { firstOpenMonth, monthOf } from '@/domain/month'
import { periodClosed, periodCloseInput } from '@/domain/period'
import { command } from '../command'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { closeThrough } from './close'

/** Closes a month for the city or one committee; from then on its totals and its tree stand. */
export const closePeriod = command({
  name: 'period.close',
  right: 'period.close',
  http: 'POST /api/periods/close',
  input: periodCloseInput,
  output: periodClosed,
  run: async (kit, { orgId, month }) => {
    const { org, closedMonth } = kit.from
    const [committee] = await kit.select({ level: org.level }).from(org).where(eq(org.id, orgId))
    if (committee === undefined || !(await holdsAt(kit, 'period.close', orgId))) throw new AppError('not_found')
    if (committee.level === 'basic') refuse('orgId', 'not_a_committee')
    if (month >= monthOf(kit.today)) refuse('month', 'month_running')
    if (month < firstOpenMonth(kit.today)) refuse('month', 'month_too_old')
    const closed = await kit.select({ month: closedMonth.month }).from(closedMonth).where(eq(closedMonth.orgId, orgId))
    if (closed.some((row) => row.month >= month)) refuse('month', 'month_closed')
    const id = uuidv7()
    let done = { orgs: 0, months: 0 }
    await kit.attach('period_close', { id, at: { org: orgId } }, null, { orgId, month }, async (tx) => {
      done = await closeThrough(tx, { id, orgId, month, closedBy: kit.actor.accountId }, kit.today)
    })
    return { orgId, month, ...done }
  },
})
