import { and, eq, inArray, ne, notInArray, or } from 'drizzle-orm'
import * as z from 'zod'
import { identityCheck } from '@/db/schema/identity-check'
import type { Connection } from '@/db/open'

/** What a merge did to checks: those between the two were decided, those of others wait against the kept one now. */
export const movedChecks = z.object({ decided: z.array(z.uuid()), passed: z.array(z.uuid()) })
export type MovedChecks = z.output<typeof movedChecks>

const open = eq(identityCheck.state, 'open')
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** Whether a number of one of two persons waits for a check against somebody else, which has to be decided first. */
export async function waitsElsewhere(tx: Connection, two: string[]): Promise<boolean> {
  const rows = await tx
    .select({ id: identityCheck.id })
    .from(identityCheck)
    .where(and(open, inArray(identityCheck.personId, two), notInArray(identityCheck.holderId, two)))
    .limit(1)
  return rows.length > 0
}

/** Decides the checks between two persons who are one, and has others wait against the one who is kept. */
export async function passChecks(
  tx: Connection,
  { kept, gone }: { kept: string; gone: string },
  by: { decidedBy: string; decidedAt: string },
): Promise<MovedChecks> {
  const between = or(
    and(eq(identityCheck.personId, gone), eq(identityCheck.holderId, kept)),
    and(eq(identityCheck.personId, kept), eq(identityCheck.holderId, gone)),
  )
  const decided = await tx
    .update(identityCheck)
    .set({ state: 'same', ...by })
    .where(and(open, between))
    .returning({ id: identityCheck.id })
  const passed = await tx
    .update(identityCheck)
    .set({ holderId: kept })
    .where(and(open, eq(identityCheck.holderId, gone), ne(identityCheck.personId, kept)))
    .returning({ id: identityCheck.id })
  return { decided: idsOf(decided), passed: idsOf(passed) }
}

/** Has the checks wait as before. */
export async function returnChecks(tx: Connection, { decided, passed }: MovedChecks, gone: string): Promise<void> {
  await tx.update(identityCheck).set({ state: 'open', decidedBy: null, decidedAt: null }).where(inArray(identityCheck.id, decided))
  await tx
    .update(identityCheck)
    .set({ holderId: gone })
    .where(and(open, inArray(identityCheck.id, passed)))
}
