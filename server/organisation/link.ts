import { uuidv7 } from 'uuidv7'
import { orgLink } from '@/db/schema/org'
import type { Day } from '@/domain/month'
import type { OrgLine } from '@/domain/org-words'
import type { CommandKit } from '../command'
import type { Location } from '../nouns'

type Link = { line: OrgLine; childId: string; parentId: string; validFrom: Day; validTo?: Day | null }

/** Puts an organisation under a parent on a line from a day on, up to another day or for good. */
export async function linkUnder(kit: CommandKit, { childId, ...link }: Link, at: Location = { org: childId }): Promise<void> {
  await kit.attach('org_link', { id: childId, at }, null, link, (tx) => tx.insert(orgLink).values({ id: uuidv7(), childId, ...link }))
}
