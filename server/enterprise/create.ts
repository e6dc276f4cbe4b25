import { eq } from 'drizzle-orm'
import type * as z from 'zod'
import type { enterpriseCreate } from '@/domain/enterprise'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { isTaken } from '../violation'

/** The committee that keeps an entry is one that the caller manages. */
export async function assertKeeper(
  { select, from, today }: CommandKit,
  facts: { orgId: string; dissolvedOn: string | null },
): Promise<void> {
  const { orgToManage: org } = from
  const [found] = await select({ level: org.level }).from(org).where(eq(org.id, facts.orgId))
  if (found === undefined || found.level === 'basic') refuse('orgId', 'org_outside')
  if (facts.dissolvedOn !== null && facts.dissolvedOn > today) refuse('dissolvedOn', 'date_future')
}

/** A code is given once in the whole country; that it is registered says nothing that is not public. */
export async function coded<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error, 'enterprise_uscc')) refuse('uscc', 'uscc_taken')
    throw error
  }
}

/** Registers a new enterprise. */
export async function enterEnterprise(kit: CommandKit, facts: z.output<typeof enterpriseCreate>) {
  await assertKeeper(kit, facts)
  return coded(kit.insert(nouns.enterprise, facts))
}
