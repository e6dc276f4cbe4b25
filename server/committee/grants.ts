import type { EndedPosts } from '@/domain/committee'
import type { Day } from '@/domain/month'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { grantsFrom } from '../reorganisation/preview'

/**
 * Ends the grants of an organisation's secretaries on a day; the successor's is given on the page of accounts. Told are
 * those of accounts that the caller manages.
 */
export async function endGrants(kit: CommandKit, orgId: string, day: Day): Promise<EndedPosts['grants']> {
  const seen = kit.can('account.manage') ? await grantsFrom(kit, orgId, day) : []
  for (const { id, validFrom } of await kit.secretaryGrants(orgId, day))
    await kit.amend(nouns.grantOfPost, id, { validTo: validFrom > day ? validFrom : day })
  return seen.filter(({ role }) => role === 'branch_secretary').map(({ id, name }) => ({ id, name }))
}
