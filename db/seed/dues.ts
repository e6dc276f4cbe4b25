import { owedIn, quarterAverage, quarterStart, type DuesBase, type DuesReduction } from '@/domain/dues-rule'
import type { DuesKind } from '@/domain/dues-words'
import { memberStagesCounted } from '@/domain/member-words'
import { addDays, addMonths, firstDay, lastDay, monthOf, type Day, type Month } from '@/domain/month'
import type { MemberSeed } from './people'
import { Random } from './random'

type BaseRow = { id: string; personId: string; kind: DuesKind; fromMonth: Day; amount: number; income: number; basis: string }
type ReductionRow = { id: string; personId: string; fromMonth: Day; payable: number; approvedBy: string; approvedOn: Day; basis: string }
type PaymentRow = { id: string; personId: string; orgId: string; month: Day; amount: number; paidOn: Day }

/** So many months have been paid for, the running one in part. */
const monthsBack = 3

/** The dues of every member: most are assessed, a few reduced, most have paid, and some have not yet. */
export function demoDues(members: readonly MemberSeed[], today: Day, newId: () => string) {
  const random = new Random('dues')
  const bases: BaseRow[] = []
  const reductions: ReductionRow[] = []
  const payments: PaymentRow[] = []
  const running = monthOf(today)
  const quarters = [addMonths(quarterStart(running), -3), quarterStart(running)]
  for (const { person, memberships } of members) {
    const last = memberships.find((row) => row.supersededAt === null && row.validTo === null)
    const orgId = last?.orgId ?? null
    if (last === undefined || orgId === null) continue
    if (last.standing !== 'normal' || !memberStagesCounted.includes(last.stage)) continue
    if (random.chance(0.1)) continue
    const assessed: DuesBase[] = []
    const reduced: DuesReduction[] = []
    const assess = (kind: DuesKind, from: Month, income: number, amount: number, basis: string) => {
      bases.push({ id: newId(), personId: person.id, kind, fromMonth: firstDay(from), amount, income, basis })
      assessed.push({ kind, from, amount })
    }
    if (random.chance(0.3)) {
      for (const quarter of quarters) {
        const income = random.int(240, 420) * 10_000
        assess('owner_driver', quarter, income, quarterAverage(income), '上季度收支账目')
      }
    } else {
      const income = random.int(29, 110) * 10_000
      assess('salary', addMonths(quarters[0] ?? running, -6), income, income, '单位收入证明')
    }
    if (random.chance(0.04)) {
      const from = addMonths(running, -2)
      const payable = random.int(0, 2) * 5_00
      const approval = { approvedBy: '支部委员会', approvedOn: firstDay(from), basis: '示例困难申请，会议研究同意' }
      reductions.push({ id: newId(), personId: person.id, fromMonth: firstDay(from), payable, ...approval })
      reduced.push({ from, to: null, payable })
    }
    for (let back = monthsBack; back >= 0; back -= 1) {
      const month = addMonths(running, -back)
      const amount = owedIn(assessed, reduced, month)
      const paidOn = addDays(firstDay(month), random.int(3, 24))
      if (amount === null || amount === 0 || paidOn > today || paidOn > lastDay(month) || (back === 0 && random.chance(0.3))) continue
      if (month > last.validFrom.slice(0, 7))
        payments.push({ id: newId(), personId: person.id, orgId, month: firstDay(month), amount, paidOn })
    }
  }
  return { bases, reductions, payments }
}
