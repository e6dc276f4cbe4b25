import { and, eq } from 'drizzle-orm'
import type { Day } from '@/domain/month'
import { oneOf } from '../expressions'
import type { ReadKit } from '../read'

/**
 * Of some persons those with a letter under way, and since when: until it is settled their relation moves by its receipt
 * alone.
 */
export async function underWay(
  { select, from }: Pick<ReadKit, 'select' | 'from'>,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  const { transferOut } = from
  const open = await select({ personId: transferOut.personId, sentOn: transferOut.sentOn })
    .from(transferOut)
    .where(and(oneOf(transferOut.personId, personIds), eq(transferOut.state, 'sent')))
  return new Map(open.map((row) => [row.personId, row.sentOn]))
}
