import { and, eq, isNull } from 'drizzle-orm'
import { duesBase, duesPayment, duesReduction } from '@/db/schema/dues'
import { person } from '@/db/schema/person'
import { insideOrg, insidePerson, type Scope } from './place'

/** Bases, reductions and payments: under two rights, and only where the formal relation lies. */
export function duesViews({ db, today, place }: Scope) {
  const duesInside = () => {
    const [seeing, keeping] = [place('person.read'), place('member.edit')]
    return and(insideOrg(person.orgId, keeping, today), insidePerson(seeing, today))
  }
  return {
    /** Persons whose dues are the caller's to keep: formally of the place, under the right to see persons and to edit members. */
    get duesMember() {
      return db.select({ id: person.id }).from(person).where(duesInside()).as('dues_member_view')
    },
    /** Amounts are told only with both rights, and only where the formal relation lies. */
    get duesBase() {
      return db
        .select({
          id: duesBase.id,
          personId: duesBase.personId,
          kind: duesBase.kind,
          from: duesBase.fromMonth,
          amount: duesBase.amount,
          income: duesBase.income,
        })
        .from(duesBase)
        .innerJoin(person, eq(person.id, duesBase.personId))
        .where(and(isNull(duesBase.supersededAt), duesInside()))
        .as('dues_base_view')
    },
    get duesReduction() {
      return db
        .select({
          id: duesReduction.id,
          personId: duesReduction.personId,
          from: duesReduction.fromMonth,
          to: duesReduction.toMonth,
          payable: duesReduction.payable,
          approvedBy: duesReduction.approvedBy,
        })
        .from(duesReduction)
        .innerJoin(person, eq(person.id, duesReduction.personId))
        .where(and(isNull(duesReduction.supersededAt), duesInside()))
        .as('dues_reduction_view')
    },
    get duesPayment() {
      return db
        .select({
          id: duesPayment.id,
          personId: duesPayment.personId,
          month: duesPayment.month,
          amount: duesPayment.amount,
          paidOn: duesPayment.paidOn,
        })
        .from(duesPayment)
        .innerJoin(person, eq(person.id, duesPayment.personId))
        .where(and(isNull(duesPayment.supersededAt), duesInside()))
        .as('dues_payment_view')
    },
  }
}
