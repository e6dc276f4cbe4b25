import { and, eq, gt, inArray, lte } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { committeeTerm } from '@/db/schema/committee'
import { committeeChanged, electionInput, postEnd, postStart } from '@/domain/committee'
import { holdsElections, termYears, type PostKind } from '@/domain/committee-words'
import { committeeAfter, electionProblem, isCommittee, postBar, termEnd } from '@/domain/election'
import { AppError } from '@/domain/errors'
import type { Day } from '@/domain/month'
import { command, type CommandKit } from '../command'
import { underWay } from '../member/under-way'
import { nouns, type Row } from '../nouns'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { isTaken } from '../violation'
import { endGrants } from './grants'
import { endPosts, postsFrom } from './posts'

type Org = Row<(typeof nouns.org)['table']>

/** An organisation that the caller manages, standing on a day that is not ahead. */
async function managed(kit: CommandKit, id: string, day: Day, field: string): Promise<Org> {
  const { org } = kit.from
  const [found] = await kit.select().from(org).where(eq(org.id, id))
  if (found === undefined || !(await holdsAt(kit, 'org.manage', id))) throw new AppError('not_found')
  if (day > kit.today) refuse(field, 'date_future')
  if (day < found.foundedOn) refuse(field, 'before_founding')
  if (found.dissolvedOn !== null && found.dissolvedOn <= day) refuse(field, 'org_dissolved')
  return found
}

/** Posts go to the branch's own full members in good standing; a mobile or cloud branch also to those that it keeps. */
async function assertPeople(kit: CommandKit, org: Org, ids: readonly string[], { day, field }: { day: Day; field: string }): Promise<void> {
  const { person } = kit.from
  const rows = await kit
    .select({ id: person.id, orgId: person.orgId, presenceOrgId: person.presenceOrgId, stage: person.stage, standing: person.standing })
    .from(person)
    .where(inArray(person.id, [...ids]))
  if (rows.length < new Set(ids).size) refuse(field, 'person_outside')
  const letters = await underWay(kit, ids)
  const counted = kit.actor.settings['member.counted']
  for (const row of rows) {
    const sentOn = letters.get(row.id)
    const bar = postBar(org, row, { counted, leaving: sentOn !== undefined && sentOn <= day })
    if (bar !== null) refuse(field, bar)
  }
}

async function postTaken<T>(write: Promise<T>, field: string): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error, 'post_one_leader')) refuse(field, 'post_held')
    if (isTaken(error, 'post_once_a_person')) refuse(field, 'person_posted')
    throw error
  }
}

/** Records an election: its quorum and votes are checked, the posts before end on the day, and a term begins. */
export const recordElection = command({
  name: 'committee.elect',
  right: 'org.manage',
  http: 'POST /api/organisations/{id}/elections',
  input: electionInput,
  output: committeeChanged,
  trial: (input) => input.preview,
  run: async (kit, { id, electedOn, entitled, present, elected, basis }) => {
    const org = await managed(kit, id, electedOn, 'electedOn')
    if (!holdsElections(org.kind)) refuse('id', 'no_elections')
    const problem = electionProblem({ entitled, present, elected })
    if (problem !== null) refuse(problem.field, problem.code)
    await kit.lock(`posts of ${id}`)
    await assertPeople(
      kit,
      org,
      elected.map((one) => one.personId),
      { day: electedOn, field: 'elected' },
    )
    const before = await postsFrom(kit, id, electedOn)
    if (before.some((post) => post.validFrom >= electedOn)) refuse('electedOn', 'posts_later')
    const posts = await endPosts(kit, before, { from: electedOn, basis })
    const standing = committeeAfter(org.committeeSince, electedOn, isCommittee(elected))
    const termId = uuidv7()
    const term = {
      orgId: id,
      electedOn,
      endsOn: termEnd(electedOn, termYears(org.kind)),
      entitled,
      present,
      elected: elected.length,
      committeeFrom: standing.ended,
      basis,
    }
    await kit.attach('committee_term', { id: termId, at: { org: id } }, null, term, (tx) =>
      tx.insert(committeeTerm).values({ id: termId, ...term, recordedBy: kit.actor.accountId }),
    )
    await kit.insertAll(
      nouns.post,
      elected.map((one) => ({ orgId: id, ...one, validFrom: electedOn, termId, basis, recordedBy: kit.actor.accountId })),
    )
    if (standing.change !== null) {
      kit.effect({ at: { org: id }, on: electedOn })
      await kit.amend(nouns.committee, id, { committeeSince: standing.since })
    }
    const secretaryOf = (list: readonly { kind: PostKind; personId: string }[]) => list.find((one) => one.kind === 'secretary')?.personId
    const changed = secretaryOf(before) !== undefined && secretaryOf(before) !== secretaryOf(elected)
    return {
      id: termId,
      posts,
      grants: changed ? await endGrants(kit, id, electedOn) : [],
      committee: standing.change,
    }
  },
})

/** Ends a post on a day; a secretary's takes the grant of the branch's secretaries with it. */
export const endPost = command({
  name: 'committee.end_post',
  right: 'org.manage',
  http: 'POST /api/organisations/{id}/posts/{postId}/end',
  input: postEnd,
  output: committeeChanged,
  trial: (input) => input.preview,
  run: async (kit, { id, postId, from, basis }) => {
    await managed(kit, id, from, 'from')
    await kit.lock(`posts of ${id}`)
    const { post } = kit.from
    const [held] = await kit
      .select()
      .from(post)
      .where(and(eq(post.id, postId), eq(post.orgId, id)))
    if (held === undefined) throw new AppError('not_found')
    if (held.validTo !== null) refuse('from', 'post_ended')
    if (from <= held.validFrom) refuse('from', 'before_post')
    return {
      id: postId,
      posts: await endPosts(kit, [held], { from, basis }),
      grants: held.kind === 'secretary' ? await endGrants(kit, id, from) : [],
      committee: null,
    }
  },
})

/** Gives a post between elections, such as by a decision of the level above. */
export const startPost = command({
  name: 'committee.start_post',
  right: 'org.manage',
  http: 'POST /api/organisations/{id}/posts',
  input: postStart,
  output: committeeChanged,
  run: async (kit, { id, personId, kind, from, basis }) => {
    const org = await managed(kit, id, from, 'from')
    await kit.lock(`posts of ${id}`)
    await assertPeople(kit, org, [personId], { day: from, field: 'personId' })
    const { term } = kit.from
    const [running] = await kit
      .select({ id: term.id })
      .from(term)
      .where(and(eq(term.orgId, id), lte(term.electedOn, from), gt(term.endsOn, from)))
    const facts = { orgId: id, personId, kind, validFrom: from, termId: running?.id ?? null, basis, recordedBy: kit.actor.accountId }
    const row = await postTaken(kit.insert(nouns.post, facts), 'kind')
    return { id: row.id, posts: [], grants: [], committee: null }
  },
})
