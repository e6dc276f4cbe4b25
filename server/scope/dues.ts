import { and, eq, gt, inArray, isNotNull, isNull, lte, notExists, or, sql, type AnyColumn } from 'drizzle-orm'
import { duesBase, duesPayment, duesReduction } from '@/db/schema/dues'
import { membership, person } from '@/db/schema/person'
import { memberStagesCounted } from '@/domain/member-words'
import { monthOf, type Day } from '@/domain/month'
import { heldOn, insideOrg, insidePerson, undisputed, type Scope } from './place'

/** Whose dues are asked for: of those whom the caller keeps, or of all whom the caller sees, for sums alone. */
export type Whose = 'member.edit' | 'person.read'

/** Bases, reductions and payments: only where the formal relation lies, or lay on the day of a statement. */
export function duesViews({ db, actor, today, place }: Scope) {
  const keptInside = () => {
    const [seeing, keeping] = [place('person.read'), place('member.edit')]
    return and(insideOrg(person.orgId, keeping, today), insidePerson(seeing, today))
  }
  const owingInside = (day: Day, whose: Whose) => {
    const [seeing, keeping] = [place('person.read'), place(whose)]
    return and(
      heldOn(membership, day),
      insideOrg(membership.orgId, keeping, today),
      insideOrg(membership.orgId, seeing, today),
      isNull(person.withdrawnAt),
      or(isNull(person.mergedFrom), gt(person.mergedFrom, day)),
      undisputed(seeing, today),
    )
  }
  const owingOrg = sql<string>`${membership.orgId}`.as('owing_org')
  const ofPerson = (column: AnyColumn) => eq(person.id, column)
  const itsMembership = eq(membership.personId, person.id)
  return {
    /** Persons whose dues are the caller's to keep: formally of the place, under the right to see persons and to edit members. */
    get duesMember() {
      return db.select({ id: person.id }).from(person).where(keptInside()).as('dues_member_view')
    },
    /** The bases of those whom the caller keeps. */
    get duesBase() {
      return db
        .select({ id: duesBase.id, personId: duesBase.personId, from: duesBase.fromMonth })
        .from(duesBase)
        .innerJoin(person, ofPerson(duesBase.personId))
        .where(and(isNull(duesBase.supersededAt), keptInside()))
        .as('dues_base_view')
    },
    /** The reductions of those whom the caller keeps. */
    get duesReduction() {
      return db
        .select({
          id: duesReduction.id,
          personId: duesReduction.personId,
          from: duesReduction.fromMonth,
          to: duesReduction.toMonth,
          payable: duesReduction.payable,
        })
        .from(duesReduction)
        .innerJoin(person, ofPerson(duesReduction.personId))
        .where(and(isNull(duesReduction.supersededAt), keptInside()))
        .as('dues_reduction_view')
    },
    /** Since when those whom the caller keeps have stood elsewhere in the city, and until when: there their dues were another's. */
    get duesElsewhere() {
      return db
        .select({ personId: membership.personId, validFrom: membership.validFrom, validTo: membership.validTo })
        .from(membership)
        .innerJoin(person, ofPerson(membership.personId))
        .where(
          and(
            isNull(membership.supersededAt),
            keptInside(),
            sql`${membership.orgId} is not null and not (${insideOrg(membership.orgId, place('member.edit'), today)})`,
          ),
        )
        .as('dues_elsewhere_view')
    },
    /** Who stood formally in the place's organisations on a day, wherever they stand today. */
    duesMemberOn(day: Day, whose: Whose) {
      return db
        .select({ id: person.id, name: person.name, orgId: owingOrg, stage: membership.stage, standing: membership.standing })
        .from(person)
        .innerJoin(membership, itsMembership)
        .where(owingInside(day, whose))
        .as('dues_member_on_view')
    },
    /** Of them the bases that began by then: what another branch assesses later is not told. */
    duesBaseOn(day: Day, whose: Whose) {
      return db
        .select({
          personId: duesBase.personId,
          orgId: owingOrg,
          kind: duesBase.kind,
          from: duesBase.fromMonth,
          amount: duesBase.amount,
        })
        .from(duesBase)
        .innerJoin(person, ofPerson(duesBase.personId))
        .innerJoin(membership, itsMembership)
        .where(and(isNull(duesBase.supersededAt), lte(duesBase.fromMonth, monthOf(day)), owingInside(day, whose)))
        .as('dues_base_on_view')
    },
    duesReductionOn(day: Day, whose: Whose) {
      return db
        .select({
          personId: duesReduction.personId,
          orgId: owingOrg,
          from: duesReduction.fromMonth,
          to: duesReduction.toMonth,
          payable: duesReduction.payable,
          approvedBy: duesReduction.approvedBy,
        })
        .from(duesReduction)
        .innerJoin(person, ofPerson(duesReduction.personId))
        .innerJoin(membership, itsMembership)
        .where(and(isNull(duesReduction.supersededAt), lte(duesReduction.fromMonth, monthOf(day)), owingInside(day, whose)))
        .as('dues_reduction_on_view')
    },
    /** What has been paid for the day's month by those who stood there, each entry with the time for which it stood. */
    duesPaymentOn(day: Day, whose: Whose) {
      return db
        .select({
          id: duesPayment.id,
          personId: duesPayment.personId,
          orgId: owingOrg,
          amount: duesPayment.amount,
          paidOn: duesPayment.paidOn,
          recordedAt: duesPayment.recordedAt,
          supersededAt: duesPayment.supersededAt,
        })
        .from(duesPayment)
        .innerJoin(person, ofPerson(duesPayment.personId))
        .innerJoin(membership, itsMembership)
        .where(and(eq(duesPayment.month, monthOf(day)), owingInside(day, whose)))
        .as('dues_payment_on_view')
    },
    /** What the place's organisations received for the day's month from those who owe it nowhere: they have left, or count no longer. */
    duesStrayOn(day: Day, whose: Whose) {
      const [seeing, keeping] = [place('person.read'), place(whose)]
      const owes = db
        .select({ id: membership.id })
        .from(membership)
        .where(
          and(
            itsMembership,
            heldOn(membership, day),
            isNotNull(membership.orgId),
            inArray(membership.stage, [...memberStagesCounted]),
            inArray(membership.standing, [...actor.settings['member.counted']]),
          ),
        )
      return db
        .select({ orgId: duesPayment.orgId, amount: duesPayment.amount })
        .from(duesPayment)
        .innerJoin(person, ofPerson(duesPayment.personId))
        .where(
          and(
            isNull(duesPayment.supersededAt),
            eq(duesPayment.month, monthOf(day)),
            insideOrg(duesPayment.orgId, keeping, today),
            insideOrg(duesPayment.orgId, seeing, today),
            or(lte(person.mergedFrom, day), notExists(owes)),
          ),
        )
        .as('dues_stray_on_view')
    },
  }
}
