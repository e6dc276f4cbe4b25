import { eq } from 'drizzle-orm'
import type { ReadKit } from '../read'
import { refuse } from '../refusal'

/** What an organisation stores of its registered enterprise: the reference, and the name as text beside it. */
export async function hostOf({ select, from }: ReadKit, enterpriseId: string | null | undefined) {
  if (enterpriseId === undefined || enterpriseId === null) return { enterpriseId }
  const { enterprise } = from
  const [found] = await select({ name: enterprise.name }).from(enterprise).where(eq(enterprise.id, enterpriseId))
  if (found === undefined) refuse('enterpriseId', 'enterprise_outside')
  return { enterpriseId, enterprise: found.name }
}
