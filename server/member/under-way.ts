import { and, eq, inArray } from 'drizzle-orm'
import type { CommandKit } from '../command'

/** Of some persons those with a letter under way: until it is settled their relation moves by its receipt alone. */
export async function underWay(kit: CommandKit, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { transferOut } = kit.from
  const open = await kit
    .select({ personId: transferOut.personId })
    .from(transferOut)
    .where(and(inArray(transferOut.personId, [...personIds]), eq(transferOut.state, 'sent')))
  return new Set(open.map((row) => row.personId))
}
