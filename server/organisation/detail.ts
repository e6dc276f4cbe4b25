import { and, desc, eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import type { OrgDetail } from '@/domain/org'
import { hasEnded } from '@/domain/org-words'
import { closureToday } from './closure'
import { holdsOn } from '../expressions'
import { holdsAt } from '../reach'
import type { ReadKit } from '../read'

/** The facts of a visible organisation; `not_found` for any other. */
export async function detailOf(kit: ReadKit, id: string): Promise<OrgDetail> {
  const { org, enterprise, territory, territoryLink: settled } = kit.from
  const { closure, now } = closureToday(kit)
  const [rows, above, placed, manage, log] = await Promise.all([
    kit.select().from(org).where(eq(org.id, id)),
    kit
      .select({ id: org.id, name: org.name })
      .from(closure)
      .innerJoin(org, eq(org.id, closure.ancestorId))
      .where(and(eq(closure.orgId, id), eq(closure.depth, 1), now)),
    // What stands below another basic-level organisation stands where that one does.
    kit
      .select({ name: territory.name })
      .from(closure)
      .innerJoin(org, and(eq(org.id, closure.ancestorId), eq(org.level, 'basic')))
      .innerJoin(settled, and(eq(settled.childId, org.id), holdsOn(settled.validFrom, settled.validTo, kit.today)))
      .innerJoin(territory, eq(territory.id, settled.parentId))
      .where(and(eq(closure.orgId, id), now))
      .orderBy(desc(closure.depth))
      .limit(1),
    holdsAt(kit, 'org.manage', id),
    holdsAt(kit, 'activity.write', id),
  ])
  const found = rows[0]
  if (found === undefined) throw new AppError('not_found')
  // A renamed enterprise is called by its name of today.
  const [host] =
    found.enterpriseId === null
      ? []
      : await kit.select({ name: enterprise.name }).from(enterprise).where(eq(enterprise.id, found.enterpriseId))
  // Nothing is added to an organisation that has ended, nor changed at it.
  const stands = !hasEnded(found, kit.today)
  return {
    ...found,
    enterprise: host?.name ?? found.enterprise,
    parent: above[0] ?? null,
    territory: placed[0]?.name ?? null,
    mayEdit: manage && stands,
    mayLog: log && stands,
  }
}
