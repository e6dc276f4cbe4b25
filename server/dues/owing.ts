import { and, asc, count, eq, inArray, sum } from 'drizzle-orm'
import type { DuesRow } from '@/domain/dues'
import { baseIn, duesOf, owedIn, permilleOf, reductionIn } from '@/domain/dues-rule'
import { memberStagesCounted } from '@/domain/member-words'
import { stockDay, type Day, type Month } from '@/domain/month'
import { byName } from '../expressions'
import { pastDay } from '../past'
import type { ReadKit } from '../read'
import type { Whose } from '../scope/dues'

export type Owing = Omit<DuesRow, 'kept'> & { orgId: string; paidAtClose: number }

/**
 * The day on which a month's dues are whose: the month's last, or today while it runs. Every stock is taken then (domain
 * rules, §10), and on one day a person has one formal organisation: nobody owes a month at two branches, and nobody at none.
 */
export const owingDay = (month: Month, today: Day): Day => pastDay(month, today) ?? stockDay(month, today)

/** Rows told apart by an id, in one pass however many ids are asked for. */
export function groupedBy<K extends string, R extends Readonly<Record<K, string>>>(rows: readonly R[], key: K) {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(row[key])
    if (group === undefined) groups.set(row[key], [row])
    else group.push(row)
  }
  return (id: string): readonly R[] => groups.get(id) ?? []
}

/** When some organisations closed a month, by organisation; the others have it open. */
export async function closingsOf({ select, from: { closedMonth } }: ReadKit, month: Month, orgIds: readonly string[]) {
  const rows = await select({ orgId: closedMonth.orgId, at: closedMonth.closedAt })
    .from(closedMonth)
    .where(and(eq(closedMonth.month, month), inArray(closedMonth.orgId, [...orgIds])))
  return new Map(rows.map((row) => [row.orgId, row.at]))
}

/** What everybody owes and has paid for a month at some organisations, in the order of their names. */
export async function owing(
  kit: ReadKit,
  { month, orgIds, closings, whose }: { month: Month; orgIds: readonly string[]; closings: ReadonlyMap<string, string>; whose: Whose },
): Promise<Owing[]> {
  if (orgIds.length === 0) return []
  const ids = [...orgIds]
  const day = owingDay(month, kit.today)
  const member = kit.from.duesMemberOn(day, whose)
  const base = kit.from.duesBaseOn(day, whose)
  const reduction = kit.from.duesReductionOn(day, whose)
  const payment = kit.from.duesPaymentOn(day, whose)
  const [people, baseRows, reductionRows, paymentRows] = await Promise.all([
    kit
      .select({ id: member.id, name: member.name, stage: member.stage, orgId: member.orgId })
      .from(member)
      .where(
        and(
          inArray(member.orgId, ids),
          inArray(member.stage, [...memberStagesCounted]),
          inArray(member.standing, [...kit.actor.settings['member.counted']]),
        ),
      )
      .orderBy(asc(byName(member.name)), asc(member.id)),
    kit.select().from(base).where(inArray(base.orgId, ids)),
    kit.select().from(reduction).where(inArray(reduction.orgId, ids)),
    kit.select().from(payment).where(inArray(payment.orgId, ids)),
  ])
  const bases = groupedBy(baseRows, 'personId')
  const reductions = groupedBy(reductionRows, 'personId')
  const payments = groupedBy(paymentRows, 'personId')
  return people.map((one): Owing => {
    const based = baseIn(bases(one.id), month)
    const reduced = reductionIn(reductions(one.id), month)
    const paid = payments(one.id).find((row) => row.supersededAt === null)
    const closedAt = closings.get(one.orgId) ?? null
    const known = payments(one.id).find(
      (row) => closedAt !== null && row.recordedAt <= closedAt && (row.supersededAt === null || row.supersededAt > closedAt),
    )
    return {
      ...one,
      base: based?.amount ?? null,
      kind: based?.kind ?? null,
      permille: based === null ? null : permilleOf(based.amount),
      full: based === null ? null : duesOf(based.amount),
      due: owedIn(bases(one.id), reductions(one.id), month),
      reduction: reduced === null ? null : { payable: reduced.payable, approvedBy: reduced.approvedBy, to: reduced.to },
      paid: paid?.amount ?? 0,
      paidOn: paid?.paidOn ?? null,
      paidAtClose: known?.amount ?? 0,
    }
  })
}

type Strays = { count: number; paid: number }

/** What some organisations received for a month from those who owe it nowhere any more: in no statement, and yet in the till. */
export async function straysOf(kit: ReadKit, month: Month, orgIds: readonly string[], whose: Whose): Promise<(orgId: string) => Strays> {
  const stray = kit.from.duesStrayOn(owingDay(month, kit.today), whose)
  const rows = await kit
    .select({ orgId: stray.orgId, count: count(), paid: sum(stray.amount).mapWith(Number) })
    .from(stray)
    .where(inArray(stray.orgId, [...orgIds]))
    .groupBy(stray.orgId)
  const found = new Map(rows.map(({ orgId, ...row }) => [orgId, row]))
  return (orgId) => found.get(orgId) ?? { count: 0, paid: 0 }
}
