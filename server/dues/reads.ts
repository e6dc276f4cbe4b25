import { and, asc, eq, inArray } from 'drizzle-orm'
import { duesInput, duesStatement as statement } from '@/domain/dues'
import { baseIn, duesOf, owedIn, permilleOf, reductionIn, sumsOf } from '@/domain/dues-rule'
import { AppError } from '@/domain/errors'
import { memberStagesCounted } from '@/domain/member-words'
import { monthOf, stockDay } from '@/domain/month'
import { byName } from '../expressions'
import { rosterOrgs } from '../member/roster-orgs'
import { pastDay } from '../past'
import { read } from '../read'

/** Who owes what for a month at one organisation: its formal members at the month's end, and what they have paid. */
export const duesStatement = read({
  name: 'dues.statement',
  right: 'member.edit',
  http: 'GET /api/dues',
  input: duesInput,
  output: statement,
  run: async (kit, { org: wanted, month: asked }) => {
    const month = asked ?? monthOf(kit.today)
    const day = pastDay(month, kit.today) ?? stockDay(month, kit.today)
    const orgs = (await rosterOrgs(kit)).map(({ id, name }) => ({ id, name }))
    const org = wanted === undefined ? (orgs[0] ?? null) : (orgs.find(({ id }) => id === wanted) ?? null)
    if (wanted !== undefined && org === null) throw new AppError('not_found')
    const { duesMember, duesBase, duesReduction, duesPayment } = kit.from
    const person = kit.from.personOn(day)
    const people =
      org === null
        ? []
        : await kit
            .select({ id: person.id, name: person.name, stage: person.stage })
            .from(person)
            .innerJoin(duesMember, eq(duesMember.id, person.id))
            .where(
              and(
                eq(person.orgId, org.id),
                inArray(person.stage, [...memberStagesCounted]),
                inArray(person.standing, [...kit.actor.settings['member.counted']]),
              ),
            )
            .orderBy(asc(byName(person.name)), asc(person.id))
    const ids = people.map(({ id }) => id)
    const [bases, reductions, payments] = await Promise.all([
      kit.select().from(duesBase).where(inArray(duesBase.personId, ids)),
      kit.select().from(duesReduction).where(inArray(duesReduction.personId, ids)),
      kit
        .select()
        .from(duesPayment)
        .where(and(inArray(duesPayment.personId, ids), eq(duesPayment.month, month))),
    ])
    const rows = people.map((one) => {
      const of = <R extends { personId: string }>(all: readonly R[]) => all.filter((row) => row.personId === one.id)
      const base = baseIn(of(bases), month)
      const reduction = reductionIn(of(reductions), month)
      const [payment] = of(payments)
      return {
        ...one,
        base: base?.amount ?? null,
        kind: base?.kind ?? null,
        permille: base === null ? null : permilleOf(base.amount),
        full: base === null ? null : duesOf(base.amount),
        due: owedIn(of(bases), of(reductions), month),
        reduction: reduction === null ? null : { payable: reduction.payable, approvedBy: reduction.approvedBy, to: reduction.to },
        paid: payment?.amount ?? 0,
        paidOn: payment?.paidOn ?? null,
      }
    })
    return { today: kit.today, month, org, orgs, rows, sums: sumsOf(rows) }
  },
})
