import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { externalOrg } from '@/db/schema/org'
import { AppError } from '@/domain/errors'
import type { CommandKit } from '../command'

type External = { name: string; regionCode: string }

async function found(kit: CommandKit, { name, regionCode }: External): Promise<string | undefined> {
  const { externalOrg: view } = kit.from
  const [row] = await kit
    .select({ id: view.id })
    .from(view)
    .where(and(eq(view.name, name), eq(view.regionCode, regionCode)))
  return row?.id
}

/** An organisation outside the city by name and region, written down the first time that somebody belongs to it. */
export async function externalId(kit: CommandKit, external: External): Promise<string> {
  const known = await found(kit, external)
  if (known !== undefined) return known
  const id = uuidv7()
  // Two may write the same one at once: the second waits, writes nothing, and finds the first one's row.
  await kit.attach('external_org', { id, at: 'city' }, null, external, (tx) =>
    tx
      .insert(externalOrg)
      .values({ id, ...external })
      .onConflictDoNothing(),
  )
  const written = await found(kit, external)
  if (written === undefined) throw new AppError('internal')
  return written
}
