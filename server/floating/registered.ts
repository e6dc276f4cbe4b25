import { and, asc, eq } from 'drizzle-orm'
import type { Registration } from '@/domain/floating'
import { byName } from '../expressions'
import { orgsHolding } from '../reach'
import type { ReadKit } from '../read'

/** Members of the place who are registered as away, by name: one person, those of one branch, or so many at most. */
export async function registered(
  kit: ReadKit,
  { personId, orgId, most }: { personId?: string; orgId?: string; most: number },
): Promise<Registration[]> {
  const { floating } = kit.from
  const rows = await kit
    .select()
    .from(floating)
    .where(
      and(
        personId === undefined ? undefined : eq(floating.personId, personId),
        orgId === undefined ? undefined : eq(floating.orgId, orgId),
      ),
    )
    .orderBy(byName(floating.name), asc(floating.id))
    .limit(most)
  const held = await orgsHolding(
    kit,
    'member.edit',
    rows.map((row) => row.orgId),
  )
  return rows.map((row) => ({ ...row, mayEdit: held.has(row.orgId) }))
}
