import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { branchFactsOf, dutiesOf } from '@/domain/duties'
import { monthOf, type Day } from '@/domain/month'
import type { OrgKind } from '@/domain/org-words'
import type { ReorganisePreview, Stocks } from '@/domain/reorganisation'
import type { CommandKit } from '../command'
import { bodiesOf } from '../duty/bodies'
import { rulesFor } from '../duty/rules'

export type OrgFacts = { id: string; name: string; kind: OrgKind; foundedOn: Day; dissolvedOn: Day | null; committeeSince: Day | null }

/** How many duties some organisations owe from a day to the end of its year. */
export async function dutiesOwed(kit: CommandKit, orgs: readonly OrgFacts[], day: Day): Promise<number> {
  // One after the other: a transaction has one connection.
  const rules = await rulesFor(kit)
  const bodies = await bodiesOf(
    kit,
    orgs.map((org) => org.id),
  )
  const months = { from: monthOf(day), to: `${day.slice(0, 4)}-12` }
  return orgs
    .flatMap((org) => dutiesOf(branchFactsOf(org, bodies.get(org.id)), [], rules, months, kit.today))
    .filter((duty) => duty.state !== 'not_applicable' && duty.due >= day).length
}

/** The grants at an organisation that still hold on a day, of accounts that the caller manages. */
export async function grantsFrom({ select, from }: CommandKit, orgId: string, day: Day) {
  const { grant, account } = from
  return select({ id: grant.id, name: account.displayName, role: grant.role, validFrom: grant.validFrom })
    .from(grant)
    .innerJoin(account, eq(account.id, grant.accountId))
    .where(and(eq(grant.orgId, orgId), or(isNull(grant.validTo), gt(grant.validTo, day))))
    .orderBy(asc(account.displayName), asc(grant.id))
}

/** The totals of the organisations that a change reaches, in the order asked. */
export async function totalsOf(
  { select, from }: CommandKit,
  ids: readonly string[],
  before: ReadonlyMap<string, Stocks>,
  after: ReadonlyMap<string, Stocks>,
): Promise<ReorganisePreview['totals']> {
  const { org } = from
  const names = new Map(
    (
      await select({ id: org.id, name: org.name })
        .from(org)
        .where(inArray(org.id, [...ids]))
    ).map((row) => [row.id, row.name]),
  )
  return ids.map((orgId) => ({ orgId, name: names.get(orgId) ?? '', before: before.get(orgId) ?? null, after: after.get(orgId) ?? null }))
}
