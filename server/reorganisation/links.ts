import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { orgLink } from '@/db/schema/org'
import { AppError } from '@/domain/errors'
import type { Day } from '@/domain/month'
import type { CommandKit } from '../command'

/** The parent link of an organisation on a day. */
export async function linkOn({ select, from }: CommandKit, orgId: string, day: Day) {
  const { link } = from
  const [found] = await select()
    .from(link)
    .where(and(eq(link.childId, orgId), lte(link.validFrom, day), or(isNull(link.validTo), gt(link.validTo, day))))
  if (found === undefined) throw new AppError('invalid', { fields: { from: 'before_founding' } })
  return found
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

/** Puts an organisation under a parent from a day on, until whatever move was already set for later. */
export async function relink(kit: CommandKit, orgId: string, parentId: string, day: Day): Promise<void> {
  const current = await linkOn(kit, orgId, day)
  const before = { parentId: current.parentId, validFrom: current.validFrom, validTo: current.validTo }
  const after = { parentId, validFrom: day, validTo: current.validTo }
  await kit.attach('org_link', { id: orgId, at: { org: orgId } }, before, after, async (tx) => {
    const mine = eq(orgLink.id, current.id)
    if (current.validFrom === day) await tx.update(orgLink).set({ parentId }).where(mine)
    else {
      await tx.update(orgLink).set({ validTo: day }).where(mine)
      await tx.insert(orgLink).values({ id: uuidv7(), line: 'industry', childId: orgId, ...after })
    }
  })
}
