import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { orgLink } from '@/db/schema/org'
import type { Day } from '@/domain/month'
import type { OrgLine } from '@/domain/org-words'
import type { CommandKit } from '../command'
import { holdsOn } from '../expressions'
import { linkUnder } from '../organisation/link'
import { refuse } from '../refusal'

/** The parent link of an organisation on a day. */
export async function linkOn({ select, from }: CommandKit, orgId: string, day: Day) {
  const { link } = from
  const [found] = await select()
    .from(link)
    .where(and(eq(link.childId, orgId), holdsOn(link.validFrom, link.validTo, day)))
  if (found === undefined) refuse('from', 'before_founding')
  return found
}

/** The link of an organisation on the 属地 line on a day, if it has one. */
export async function territoryLinkOn({ select, from }: CommandKit, orgId: string, day: Day) {
  const { territoryLink: link } = from
  const [found] = await select()
    .from(link)
    .where(and(eq(link.childId, orgId), holdsOn(link.validFrom, link.validTo, day)))
  return found
}

/** The day from which an organisation already stands somewhere on the 属地 line, after a day without a link. */
export async function nextTerritoryDay({ select, from }: CommandKit, orgId: string, day: Day): Promise<Day | null> {
  const { territoryLink: link } = from
  const [next] = await select({ validFrom: link.validFrom })
    .from(link)
    .where(and(eq(link.childId, orgId), gt(link.validFrom, day)))
    .orderBy(asc(link.validFrom))
    .limit(1)
  return next?.validFrom ?? null
}

/** Whether an organisation stands above another, or is it, on a day. */
export async function standsAbove({ select, from }: CommandKit, ancestorId: string, orgId: string, day: Day): Promise<boolean> {
  const { closure } = from
  const rows = await select({ id: closure.id })
    .from(closure)
    .where(
      and(
        eq(closure.ancestorId, ancestorId),
        eq(closure.orgId, orgId),
        lte(closure.validFrom, day),
        or(isNull(closure.validTo), gt(closure.validTo, day)),
      ),
    )
  return rows.length > 0
}

type Link = { id: string; line: OrgLine; parentId: string; validFrom: Day; validTo: Day | null }

/** Puts an organisation under another parent from a day of a link on, until whatever move was already set for later. */
export async function relink(kit: CommandKit, orgId: string, current: Link, parentId: string, day: Day): Promise<void> {
  const { line, validTo } = current
  const mine = eq(orgLink.id, current.id)
  const at = { id: orgId, at: { org: orgId } }
  const before = { parentId: current.parentId, validFrom: current.validFrom, validTo }
  const change = (after: Partial<typeof before>) =>
    kit.attach('org_link', at, before, { ...before, ...after }, (tx) => tx.update(orgLink).set(after).where(mine))
  if (current.validFrom === day) {
    await change({ parentId })
    return
  }
  await change({ validTo: day })
  await linkUnder(kit, { line, childId: orgId, parentId, validFrom: day, validTo })
}
