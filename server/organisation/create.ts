import { desc, eq } from 'drizzle-orm'
import type * as z from 'zod'
import type { orgCreate } from '@/domain/org'
import { parentKinds } from '@/domain/org-words'
import type { CommandKit } from '../command'
import { hostOf } from '../enterprise/host'
import { nouns } from '../nouns'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { linkUnder } from './link'
import { named } from './named'

export function assertPast(kit: CommandKit, dates: { foundedOn: string; committeeSince: string | null }): void {
  if (dates.foundedOn > kit.today) refuse('foundedOn', 'date_future')
  if (dates.committeeSince !== null && dates.committeeSince > kit.today) refuse('committeeSince', 'date_future')
}

/** A division of the list, and not merely six digits. */
export async function assertRegion(kit: CommandKit, code: string): Promise<void> {
  const { region } = kit.from
  const found = await kit.select({ code: region.code }).from(region).where(eq(region.code, code))
  if (found.length === 0) refuse('regionCode', 'region_invalid')
}

/** Founds an organisation of the basic level and links it under its parent on the 行业 line. */
export async function createOrg(kit: CommandKit, { parentId, ...facts }: z.output<typeof orgCreate>) {
  assertPast(kit, facts)
  await assertRegion(kit, facts.regionCode)
  if (facts.kind === 'industry_committee') refuse('kind', 'kind_fixed')
  const { org } = kit.from
  const [parent] = await kit.select({ kind: org.kind, dissolvedOn: org.dissolvedOn }).from(org).where(eq(org.id, parentId))
  if (parent === undefined || !(await holdsAt(kit, 'org.manage', parentId))) refuse('parentId', 'org_outside')
  if (parent.dissolvedOn !== null && parent.dissolvedOn <= kit.today) refuse('parentId', 'org_dissolved')
  if (!parentKinds.includes(parent.kind)) refuse('parentId', 'parent_kind')
  const host = await hostOf(kit, facts.enterpriseId)
  const [last] = await kit.select({ sort: org.sort }).from(org).orderBy(desc(org.sort)).limit(1)
  const row = await named(kit.insert(nouns.org, { ...facts, ...host, level: 'basic', sort: (last?.sort ?? 0) + 10 }))
  await linkUnder(kit, { line: 'industry', childId: row.id, parentId, validFrom: facts.foundedOn })
  kit.effect({ at: { org: parentId }, on: facts.foundedOn })
  return { id: row.id, version: row.version }
}
