import { eq, or } from 'drizzle-orm'
import type { ReadKit } from '../read'

/** Whether the caller manages an organisation in a district, or those of the whole city. */
export async function managesRegion({ select, from }: ReadKit, regionCode: string): Promise<boolean> {
  const { orgToManage: org } = from
  const found = await select({ id: org.id })
    .from(org)
    .where(or(eq(org.regionCode, regionCode), eq(org.level, 'city')))
    .limit(1)
  return found.length > 0
}
