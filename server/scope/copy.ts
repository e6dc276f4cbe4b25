import { and, eq, inArray, or, sql, type AnyColumn } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { account } from '@/db/schema/account'
import { activity, attendance } from '@/db/schema/activity'
import { auditEvent } from '@/db/schema/audit'
import { post } from '@/db/schema/committee'
import { developmentStep } from '@/db/schema/development'
import { duesBase, duesPayment, duesReduction } from '@/db/schema/dues'
import { floating } from '@/db/schema/floating'
import { identityCheck } from '@/db/schema/identity-check'
import { personApart, personMerge } from '@/db/schema/merge'
import { externalOrg, org } from '@/db/schema/org'
import { partyGroup, partyGroupMember } from '@/db/schema/party-group'
import { membership, person, presence } from '@/db/schema/person'
import { transfer } from '@/db/schema/transfer'
import { unionMembership } from '@/db/schema/union'
import { insideOrg, insidePerson, type Scope } from './place'

const [fromOrg, toOrg] = [alias(org, 'copy_from'), alias(org, 'copy_to')]
const [fromOutside, toOutside] = [alias(externalOrg, 'copy_from_outside'), alias(externalOrg, 'copy_to_outside')]
const by = sql<string | null>`${account.displayName}`.as('copy_by')
const orgName = sql<string>`${org.name}`.as('copy_org')
/** Looks at a whole number, and copies handed out. */
const taking = ['member.unmask', 'member.copy']

/** What is recorded of one person, for the copy that is theirs to have. */
export function copyViews({ db, today, place }: Scope) {
  return {
    /**
     * Everything recorded of a person whose entry the caller keeps, and of entries merged into it, superseded rows among
     * it; of nobody else. Of others no name stands in it but that of whoever recorded something.
     */
    copyOf(id: string) {
      const keeping = place('member.edit')
      const kept = and(eq(person.id, id), insidePerson(keeping, today))
      const entriesFrom = (root: typeof kept) => sql`(with recursive entry(id) as (select ${person.id} from ${person} where ${root}
        union select merged.id from ${person} merged join entry on merged.merged_into = entry.id) select id from entry)`
      const entries = entriesFrom(kept)
      const theirs = (column: AnyColumn) => sql`${column} in ${entries}`
      /** Amounts only where the formal relation lies. */
      const formally = entriesFrom(and(kept, insideOrg(person.orgId, keeping, today)))
      const paying = (column: AnyColumn) => sql`${column} in ${formally}`
      return {
        get memberships() {
          return db
            .select({
              from: membership.validFrom,
              to: membership.validTo,
              place: sql<string>`coalesce(${org.name}, ${externalOrg.name})`.as('copy_place'),
              stage: membership.stage,
              standing: membership.standing,
              basis: membership.basis,
              by,
              at: membership.recordedAt,
              supersededAt: membership.supersededAt,
            })
            .from(membership)
            .leftJoin(org, eq(org.id, membership.orgId))
            .leftJoin(externalOrg, eq(externalOrg.id, membership.externalOrgId))
            .leftJoin(account, eq(account.id, membership.recordedBy))
            .where(theirs(membership.personId))
            .as('copy_membership')
        },
        get presences() {
          return db
            .select({
              from: presence.validFrom,
              to: presence.validTo,
              place: orgName,
              kind: presence.kind,
              basis: presence.basis,
              by,
              at: presence.recordedAt,
              supersededAt: presence.supersededAt,
            })
            .from(presence)
            .innerJoin(org, eq(org.id, presence.orgId))
            .leftJoin(account, eq(account.id, presence.recordedBy))
            .where(theirs(presence.personId))
            .as('copy_presence')
        },
        get transfers() {
          return db
            .select({
              fromName: sql<string>`coalesce(${fromOrg.name}, ${fromOutside.name})`.as('copy_from_name'),
              toName: sql<string>`coalesce(${toOrg.name}, ${toOutside.name})`.as('copy_to_name'),
              letterNumber: transfer.letterNumber,
              sentOn: transfer.sentOn,
              validUntil: transfer.validUntil,
              state: transfer.state,
              receivedOn: transfer.receivedOn,
              reason: transfer.reason,
              by,
              at: transfer.recordedAt,
            })
            .from(transfer)
            .leftJoin(fromOrg, eq(fromOrg.id, transfer.fromOrgId))
            .leftJoin(fromOutside, eq(fromOutside.id, transfer.fromExternalOrgId))
            .leftJoin(toOrg, eq(toOrg.id, transfer.toOrgId))
            .leftJoin(toOutside, eq(toOutside.id, transfer.toExternalOrgId))
            .leftJoin(account, eq(account.id, transfer.recordedBy))
            .where(theirs(transfer.personId))
            .as('copy_transfer')
        },
        /** Without the contact, who is somebody else. */
        get floatings() {
          return db
            .select({
              org: orgName,
              place: floating.place,
              since: floating.since,
              endedOn: floating.endedOn,
              basis: floating.basis,
              by,
              at: floating.recordedAt,
            })
            .from(floating)
            .innerJoin(org, eq(org.id, floating.orgId))
            .leftJoin(account, eq(account.id, floating.recordedBy))
            .where(theirs(floating.personId))
            .as('copy_floating')
        },
        get steps() {
          return db
            .select({
              step: developmentStep.step,
              doneOn: developmentStep.doneOn,
              amount: developmentStep.amount,
              unit: developmentStep.unit,
              basis: developmentStep.basis,
              by,
              at: developmentStep.recordedAt,
              supersededAt: developmentStep.supersededAt,
            })
            .from(developmentStep)
            .leftJoin(account, eq(account.id, developmentStep.recordedBy))
            .where(theirs(developmentStep.personId))
            .as('copy_step')
        },
        get bases() {
          return db
            .select({
              from: duesBase.fromMonth,
              kind: duesBase.kind,
              amount: duesBase.amount,
              income: duesBase.income,
              basis: duesBase.basis,
              by,
              at: duesBase.recordedAt,
              supersededAt: duesBase.supersededAt,
            })
            .from(duesBase)
            .leftJoin(account, eq(account.id, duesBase.recordedBy))
            .where(paying(duesBase.personId))
            .as('copy_base')
        },
        get reductions() {
          return db
            .select({
              from: duesReduction.fromMonth,
              to: duesReduction.toMonth,
              payable: duesReduction.payable,
              approvedBy: duesReduction.approvedBy,
              approvedOn: duesReduction.approvedOn,
              basis: duesReduction.basis,
              by,
              at: duesReduction.recordedAt,
              supersededAt: duesReduction.supersededAt,
            })
            .from(duesReduction)
            .leftJoin(account, eq(account.id, duesReduction.recordedBy))
            .where(paying(duesReduction.personId))
            .as('copy_reduction')
        },
        get payments() {
          return db
            .select({
              month: duesPayment.month,
              amount: duesPayment.amount,
              paidOn: duesPayment.paidOn,
              org: orgName,
              by,
              at: duesPayment.recordedAt,
              supersededAt: duesPayment.supersededAt,
            })
            .from(duesPayment)
            .innerJoin(org, eq(org.id, duesPayment.orgId))
            .leftJoin(account, eq(account.id, duesPayment.recordedBy))
            .where(paying(duesPayment.personId))
            .as('copy_payment')
        },
        get posts() {
          return db
            .select({
              org: orgName,
              kind: post.kind,
              from: post.validFrom,
              to: post.validTo,
              votes: post.votes,
              basis: post.basis,
              endBasis: post.endBasis,
              by,
            })
            .from(post)
            .innerJoin(org, eq(org.id, post.orgId))
            .leftJoin(account, eq(account.id, post.recordedBy))
            .where(theirs(post.personId))
            .as('copy_post')
        },
        get groups() {
          return db
            .select({
              org: orgName,
              name: sql<string>`${partyGroup.name}`.as('copy_group'),
              from: partyGroupMember.validFrom,
              to: partyGroupMember.validTo,
            })
            .from(partyGroupMember)
            .innerJoin(partyGroup, eq(partyGroup.id, partyGroupMember.groupId))
            .innerJoin(org, eq(org.id, partyGroup.orgId))
            .where(theirs(partyGroupMember.personId))
            .as('copy_group_member')
        },
        get attendances() {
          return db
            .select({ day: activity.day, title: activity.title, org: orgName, state: activity.state })
            .from(attendance)
            .innerJoin(activity, eq(activity.id, attendance.activityId))
            .innerJoin(org, eq(org.id, activity.orgId))
            .where(theirs(attendance.personId))
            .as('copy_attendance')
        },
        get unions() {
          return db
            .select({
              from: unionMembership.validFrom,
              to: unionMembership.validTo,
              basis: unionMembership.basis,
              by,
              at: unionMembership.recordedAt,
              supersededAt: unionMembership.supersededAt,
            })
            .from(unionMembership)
            .leftJoin(account, eq(account.id, unionMembership.recordedBy))
            .where(theirs(unionMembership.personId))
            .as('copy_union')
        },
        get checks() {
          return db
            .select({
              idMask: identityCheck.idMask,
              at: identityCheck.askedAt,
              by,
              state: identityCheck.state,
              note: identityCheck.note,
              decidedAt: identityCheck.decidedAt,
            })
            .from(identityCheck)
            .leftJoin(account, eq(account.id, identityCheck.askedBy))
            .where(theirs(identityCheck.personId))
            .as('copy_check')
        },
        get merges() {
          return db
            .select({
              at: personMerge.mergedAt,
              from: personMerge.effectiveFrom,
              reason: personMerge.reason,
              by,
              undoneAt: personMerge.undoneAt,
            })
            .from(personMerge)
            .leftJoin(account, eq(account.id, personMerge.mergedBy))
            .where(or(theirs(personMerge.keptId), theirs(personMerge.goneId)))
            .as('copy_merge')
        },
        get aparts() {
          return db
            .select({ at: personApart.decidedAt, by })
            .from(personApart)
            .leftJoin(account, eq(account.id, personApart.decidedBy))
            .where(or(theirs(personApart.leftId), theirs(personApart.rightId)))
            .as('copy_apart')
        },
        /** Who saw a number whole or took a copy, when and what for. */
        get looks() {
          return db
            .select({
              at: auditEvent.at,
              by: sql<string>`coalesce(${account.displayName}, ${auditEvent.accountName})`.as('copy_by'),
              action: sql<'member.unmask' | 'member.copy'>`${auditEvent.action}`.as('copy_action'),
              field: sql<'phone' | 'idNumber' | null>`${auditEvent.after} ->> 'field'`.as('copy_field'),
              purpose: sql<string | null>`${auditEvent.after} ->> 'purpose'`.as('copy_purpose'),
            })
            .from(auditEvent)
            .leftJoin(account, eq(account.id, auditEvent.accountId))
            .where(and(inArray(auditEvent.action, taking), sql`${auditEvent.rowId} in (select id::text from ${entries} as entry)`))
            .as('copy_look')
        },
      }
    },
  }
}
