import { eq } from 'drizzle-orm'
import type * as z from 'zod'
import type { stationCreate } from '@/domain/station'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { isTaken } from '../violation'

export async function assertHost({ select, from }: CommandKit, orgId: string): Promise<void> {
  const { stationHost: host } = from
  const [found] = await select({ id: host.id }).from(host).where(eq(host.id, orgId))
  if (found === undefined) refuse('orgId', 'org_outside')
}

/** Two stations never share a name: people choose them by it. */
export async function named<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error, 'station_name')) refuse('name', 'name_taken')
    throw error
  }
}

/** Enters a new station. */
export async function enterStation(kit: CommandKit, input: z.output<typeof stationCreate>) {
  await assertHost(kit, input.orgId)
  return named(kit.insert(nouns.station, input))
}
