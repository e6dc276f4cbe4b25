import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { EndedPosts } from '@/domain/committee'
import type { Day } from '@/domain/month'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'

/** The posts that hold at an organisation on a day, or begin later. */
export async function postsFrom(kit: CommandKit, orgId: string, day: Day) {
  const { post } = kit.from
  return kit
    .select()
    .from(post)
    .where(and(eq(post.orgId, orgId), or(isNull(post.validTo), gt(post.validTo, day))))
}
type Post = Awaited<ReturnType<typeof postsFrom>>[number]

/** Ends posts on a day; one that begins later was held for no day. */
export async function endPosts(kit: CommandKit, posts: readonly Post[], on: { from: Day; basis: string }): Promise<EndedPosts['posts']> {
  for (const { id, validFrom } of posts)
    await kit.amend(nouns.post, id, { validTo: validFrom > on.from ? validFrom : on.from, endBasis: on.basis })
  return posts.map(({ id, name, kind, orgName }) => ({ id, name, kind, orgName }))
}
