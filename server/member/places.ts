import { inArray } from 'drizzle-orm'
import { admitsMembers } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { roadKinds, type OrgKind } from '@/domain/org-words'
import type { CommandKit } from '../command'
import { orgsHolding } from '../reach'
import { refuse } from '../refusal'

type Wanted = { orgId: string; field: string; as: 'formal' | 'presence'; from: Day; dateField: string }

const fits = (kind: OrgKind, as: Wanted['as']) => (as === 'formal' ? admitsMembers(kind) : roadKinds.includes(kind))

/** Refuses organisations in which the caller may not enter members, that take none, or that were not founded yet. */
export async function assertPlaces(kit: CommandKit, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length === 0) return
  const ids = wanted.map(({ orgId }) => orgId)
  const { org } = kit.from
  const rows = await kit
    .select({ id: org.id, kind: org.kind, foundedOn: org.foundedOn, dissolvedOn: org.dissolvedOn })
    .from(org)
    .where(inArray(org.id, ids))
  const held = await orgsHolding(kit, 'member.edit', ids)
  for (const { orgId, field, as, from, dateField } of wanted) {
    const found = rows.find((row) => row.id === orgId)
    if (found === undefined || !held.has(orgId)) return refuse(field, 'org_outside')
    if (found.dissolvedOn !== null && found.dissolvedOn <= kit.today) return refuse(field, 'org_dissolved')
    if (!fits(found.kind, as)) return refuse(field, as === 'formal' ? 'org_admits_none' : 'org_not_mobile')
    if (from < found.foundedOn) return refuse(dateField, 'before_founding')
  }
}
