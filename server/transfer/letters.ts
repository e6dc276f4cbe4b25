import { and, eq } from 'drizzle-orm'
import type { Day } from '@/domain/month'
import type { ReadKit } from '../read'

/** A letter under way from or to a branch; `other` is the far end. */
type Letter = { id: string; direction: 'in' | 'out'; name: string; other: string; sentOn: Day; validUntil: Day }

/** The letters under way at a branch, what ends first first. */
export async function lettersAt({ select, from }: ReadKit, orgId: string): Promise<Letter[]> {
  const { transferIn, transferOut } = from
  const [incoming, outgoing] = await Promise.all([
    select({
      id: transferIn.id,
      name: transferIn.name,
      other: transferIn.fromName,
      sentOn: transferIn.sentOn,
      validUntil: transferIn.validUntil,
    })
      .from(transferIn)
      .where(and(eq(transferIn.toOrgId, orgId), eq(transferIn.state, 'sent'))),
    select({
      id: transferOut.id,
      name: transferOut.name,
      other: transferOut.toName,
      sentOn: transferOut.sentOn,
      validUntil: transferOut.validUntil,
    })
      .from(transferOut)
      .where(and(eq(transferOut.fromOrgId, orgId), eq(transferOut.state, 'sent'))),
  ])
  return [
    ...incoming.map((row) => ({ ...row, direction: 'in' as const })),
    ...outgoing.map((row) => ({ ...row, direction: 'out' as const })),
  ].sort((a, b) => (a.validUntil < b.validUntil ? -1 : a.validUntil > b.validUntil ? 1 : 0))
}
