import { and, desc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { orgEvent } from '@/db/schema/org'
import type { EndedPosts } from '@/domain/committee'
import { AppError } from '@/domain/errors'
import { admitsMembers } from '@/domain/member-words'
import { firstOpenMonth, monthOf } from '@/domain/month'
import { parentKinds, roadKinds } from '@/domain/org-words'
import { reorganise as reorganiseInput, reorganised, type Rehoused } from '@/domain/reorganisation'
import { command, type CommandKit } from '../command'
import { endPosts, postsFrom } from '../committee/posts'
import { nouns, type Row } from '../nouns'
import { linkUnder } from '../organisation/link'
import { named } from '../organisation/named'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { linkOn, nextTerritoryDay, relink, standsAbove, territoryLinkOn } from './links'
import { endGuests, everybodyOf, personsFrom, rehouse } from './persons'
import { dutiesOwed, grantsFrom, totalsOf, type OrgFacts } from './preview'

type Input = z.output<typeof reorganiseInput>
type Org = Row<(typeof nouns.org)['table']>
/** What a change did: the organisations it reaches, those whose duties it changes, who went elsewhere, and what ended with it. */
type Outcome = {
  reached: string[]
  owing: OrgFacts[]
  madeId: string | null
  persons: Rehoused
  guestsGone: number
  ended: EndedPosts
}

const nobody = { persons: { formal: 0, members: 0, presence: 0, guests: 0 }, guestsGone: 0, ended: { posts: [], grants: [] } }

/** An organisation that the caller manages and that stands on the day of the change. */
async function standingAt(kit: CommandKit, id: string, day: string, field: string): Promise<Org> {
  const { org } = kit.from
  const [found] = await kit.select().from(org).where(eq(org.id, id))
  if (found === undefined || !(await holdsAt(kit, 'org.manage', id))) return refuse(field, 'org_outside')
  if (found.foundedOn > day) refuse('from', 'before_founding')
  if (found.dissolvedOn !== null && found.dissolvedOn <= day) refuse(field, 'org_dissolved')
  return found
}

async function rename(kit: CommandKit, org: Org, { from, name }: Extract<Input, { kind: 'rename' }>): Promise<Outcome> {
  if (name === org.name) refuse('name', 'nothing_changes')
  const { orgEvent: event } = kit.from
  const [later] = await kit
    .select({ on: event.effectiveOn })
    .from(event)
    .where(and(eq(event.orgId, org.id), eq(event.kind, 'rename'), gt(event.effectiveOn, from), lte(event.effectiveOn, kit.today)))
    .limit(1)
  // A name that has been given since stands; one that lies ahead comes with its day.
  if (from <= kit.today && later === undefined) await named(kit.amend(nouns.org, org.id, { name }))
  return { reached: [org.id], owing: [], madeId: null, ...nobody }
}

async function move(kit: CommandKit, org: Org, { from, parentId }: Extract<Input, { kind: 'move' }>): Promise<Outcome> {
  const parent = await standingAt(kit, parentId, from, 'parentId')
  if (!parentKinds.includes(parent.kind)) refuse('parentId', 'parent_kind')
  const current = await linkOn(kit, org.id, from)
  if (current.parentId === parentId) refuse('parentId', 'nothing_changes')
  if (await standsAbove(kit, org.id, parentId, from)) refuse('parentId', 'parent_below')
  for (const at of [current.parentId, parentId]) kit.effect({ at: { org: at }, on: from })
  await relink(kit, org.id, current, parentId, from)
  return { reached: [org.id, current.parentId, parentId], owing: [], madeId: null, ...nobody }
}

async function split(kit: CommandKit, org: Org, { from, name, personIds, basis }: Extract<Input, { kind: 'split' }>): Promise<Outcome> {
  if (from > kit.today) refuse('from', 'date_future')
  if (!admitsMembers(org.kind)) refuse('kind', 'org_admits_none')
  const here = await personsFrom(kit, org.id, from)
  const all = new Set(everybodyOf(here))
  if (!personIds.every((id) => all.has(id))) refuse('personIds', 'person_outside')
  const { parentId } = await linkOn(kit, org.id, from)
  const { org: orgs } = kit.from
  const [last] = await kit.select({ sort: orgs.sort }).from(orgs).orderBy(desc(orgs.sort)).limit(1)
  const { level, kind, regionCode, driverGroup, standsForKind, standsFor } = org
  const facts = { level, kind, regionCode, driverGroup, standsForKind, standsFor, name, foundedOn: from }
  const made = await named(kit.insert(nouns.org, { ...facts, sort: (last?.sort ?? 0) + 10 }))
  await linkUnder(kit, { line: 'industry', childId: made.id, parentId, validFrom: from })
  const territory = await territoryLinkOn(kit, org.id, from)
  if (territory !== undefined) await linkUnder(kit, { line: 'territory', childId: made.id, parentId: territory.parentId, validFrom: from })
  for (const at of [org.id, parentId]) kit.effect({ at: { org: at }, on: from })
  const gone = await rehouse(kit, here, personIds, { from: org.id, to: made.id, day: from, basis })
  return { reached: [org.id, made.id, parentId], owing: [org, made], madeId: made.id, guestsGone: 0, ...gone }
}

/** What still hangs on an organisation must be handed on before it can end. */
async function assertBare(kit: CommandKit, org: Org, day: string): Promise<void> {
  const { link, org: orgs, station } = kit.from
  const children = await kit
    .select({ id: link.id })
    .from(link)
    .innerJoin(orgs, eq(orgs.id, link.childId))
    .where(
      and(
        eq(link.parentId, org.id),
        or(isNull(link.validTo), gt(link.validTo, day)),
        or(isNull(orgs.dissolvedOn), gt(orgs.dissolvedOn, day)),
      ),
    )
    .limit(1)
  if (children.length > 0) refuse('kind', 'children_stand')
  const open = await kit
    .select({ id: station.id })
    .from(station)
    .where(and(eq(station.orgId, org.id), or(isNull(station.closedOn), gt(station.closedOn, day))))
    .limit(1)
  if (open.length > 0) refuse('kind', 'stations_open')
}

/** Ends an organisation on a day, with the posts and grants at it; its rows stay where they are. */
async function end(kit: CommandKit, org: Org, { from, basis }: Input): Promise<{ owing: Org[]; posts: EndedPosts['posts'] }> {
  await assertBare(kit, org, from)
  const { parentId } = await linkOn(kit, org.id, from)
  kit.effect({ at: { org: parentId }, on: from })
  const ended = await kit.amend(nouns.org, org.id, { dissolvedOn: from })
  for (const grant of await grantsFrom(kit, org.id, from))
    await kit.amend(nouns.grant, grant.id, { validTo: grant.validFrom > from ? grant.validFrom : from })
  return { owing: [ended], posts: await endPosts(kit, await postsFrom(kit, org.id, from), { from, basis }) }
}

async function merge(kit: CommandKit, org: Org, input: Extract<Input, { kind: 'merge' }>): Promise<Outcome> {
  const { from, intoId, basis } = input
  if (intoId === org.id) refuse('intoId', 'nothing_changes')
  const into = await standingAt(kit, intoId, from, 'intoId')
  if (!admitsMembers(into.kind)) refuse('intoId', 'org_admits_none')
  const here = await personsFrom(kit, org.id, from)
  if (here.kept.length > 0 && !roadKinds.includes(into.kind)) refuse('intoId', 'org_not_mobile')
  const { persons, ended } = await rehouse(kit, here, everybodyOf(here), { from: org.id, to: intoId, day: from, basis })
  kit.effect({ at: { org: intoId }, on: from })
  const { owing, posts } = await end(kit, org, input)
  return { reached: [org.id, intoId], owing, madeId: null, persons, guestsGone: 0, ended: { ...ended, posts: [...ended.posts, ...posts] } }
}

async function dissolve(kit: CommandKit, org: Org, input: Extract<Input, { kind: 'dissolve' }>): Promise<Outcome> {
  const { from, basis } = input
  const { formal, kept, guests } = await personsFrom(kit, org.id, from)
  if (formal.length > 0) refuse('kind', 'persons_left')
  if (kept.length > 0) refuse('kind', 'kept_left')
  await endGuests(kit, guests, { from: org.id, day: from, basis })
  const { parentId } = await linkOn(kit, org.id, from)
  const { owing, posts } = await end(kit, org, input)
  return { reached: [org.id, parentId], owing, madeId: null, ...nobody, guestsGone: guests.length, ended: { posts, grants: [] } }
}

/** Puts an organisation under a Party committee of the territory; whatever stands below it follows (domain rules, §3). */
async function resettle(kit: CommandKit, org: Org, { from, territoryId }: Extract<Input, { kind: 'territory' }>): Promise<Outcome> {
  const { org: orgs, territory } = kit.from
  const { parentId } = await linkOn(kit, org.id, from)
  const above = await kit.select({ level: orgs.level }).from(orgs).where(eq(orgs.id, parentId))
  if (above[0]?.level === 'basic') refuse('kind', 'territory_follows')
  const known = await kit.select({ id: territory.id }).from(territory).where(eq(territory.id, territoryId))
  if (known.length === 0) refuse('territoryId', 'territory_unknown')
  const current = await territoryLinkOn(kit, org.id, from)
  if (current?.parentId === territoryId) refuse('territoryId', 'nothing_changes')
  if (current !== undefined) await relink(kit, org.id, current, territoryId, from)
  else {
    const validTo = await nextTerritoryDay(kit, org.id, from)
    await linkUnder(kit, { line: 'territory', childId: org.id, parentId: territoryId, validFrom: from, validTo })
  }
  return { reached: [org.id], owing: [], madeId: null, ...nobody }
}

function change(kit: CommandKit, org: Org, input: Input): Promise<Outcome> {
  switch (input.kind) {
    case 'rename':
      return rename(kit, org, input)
    case 'move':
      return move(kit, org, input)
    case 'split':
      return split(kit, org, input)
    case 'merge':
      return merge(kit, org, input)
    case 'dissolve':
      return dissolve(kit, org, input)
    case 'territory':
      return resettle(kit, org, input)
  }
}

/** The organisations whose totals the preview compares, as far as they are known before the change. */
async function comparedIn(kit: CommandKit, org: Org, input: Input): Promise<string[]> {
  const { parentId } = await linkOn(kit, org.id, input.from)
  return [org.id, parentId, ...(input.kind === 'move' ? [input.parentId] : input.kind === 'merge' ? [input.intoId] : [])]
}

function otherOf(input: Input, madeId: string | null): string | null {
  switch (input.kind) {
    case 'move':
      return input.parentId
    case 'merge':
      return input.intoId
    case 'territory':
      return input.territoryId
    default:
      return madeId
  }
}

/**
 * Renames, moves, splits, merges or dissolves an organisation, or changes its territory, from a day on, past or to come.
 * What it was before that day stays as it is: dated rows end and begin, none is rewritten, and a closed month refuses
 * (domain rules, §3 and §10).
 */
export const reorganise = command({
  name: 'org.reorganise',
  right: 'org.manage',
  http: 'POST /api/organisations/{id}/changes',
  input: reorganiseInput,
  output: reorganised,
  trial: (input) => input.preview,
  run: async (kit, input) => {
    await kit.lock('the tree of organisations')
    const { org: orgs, orgEvent: event } = kit.from
    const { id, from, basis } = input
    const [before] = await kit.select().from(orgs).where(eq(orgs.id, id))
    if (before === undefined || !(await holdsAt(kit, 'org.manage', id))) throw new AppError('not_found')
    const org = await kit.update(nouns.org, id, input.version, {})
    if (org.level !== 'basic' && input.kind !== 'rename') refuse('kind', 'committee_fixed')
    if (org.dissolvedOn !== null && org.dissolvedOn <= from) refuse('from', 'org_dissolved')
    if (from < org.foundedOn) refuse('from', 'before_founding')
    if (monthOf(from) < firstOpenMonth(kit.today)) refuse('from', 'date_too_old')
    const twice = await kit
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.orgId, id), eq(event.kind, input.kind), eq(event.effectiveOn, from), ne(event.kind, 'split')))
    if (twice.length > 0 && input.kind === 'rename') refuse('from', 'change_twice')

    const compared = input.preview && org.level === 'basic' ? await comparedIn(kit, org, input) : []
    const stocksBefore = input.preview ? await kit.stocksOn(compared, from) : new Map()
    const owedBefore = await dutiesOwed(kit, [org], from)
    const ends = input.kind === 'merge' || input.kind === 'dissolve'
    const grantsOfAll = ends ? await grantsFrom(kit, id, from) : []

    const done = await change(kit, org, input)
    const grants = ends ? grantsOfAll : done.ended.grants.map((grant) => ({ ...grant, role: 'branch_secretary' }))
    kit.effect({ at: { org: id }, on: from })
    const said = {
      kind: input.kind,
      effectiveOn: from,
      otherId: otherOf(input, done.madeId),
      oldName: input.kind === 'rename' ? org.name : null,
      newName: input.kind === 'rename' ? input.name : null,
      basis,
    }
    await kit.attach('org_event', { id, at: { org: id } }, null, said, (tx) =>
      tx.insert(orgEvent).values({ id: uuidv7(), orgId: id, recordedBy: kit.actor.accountId, ...said }),
    )
    if (!input.preview) return { id, version: org.version, madeId: done.madeId, preview: null }
    const reached = [...new Set([...compared, ...(done.madeId === null ? [] : [done.madeId])])]
    return {
      id,
      version: org.version,
      madeId: null,
      preview: {
        totals: await totalsOf(kit, reached, stocksBefore, await kit.stocksOn(reached, from)),
        persons: done.persons,
        guestsGone: done.guestsGone,
        duties: { before: owedBefore, after: done.owing.length === 0 ? owedBefore : await dutiesOwed(kit, done.owing, from) },
        posts: done.ended.posts,
        grants: grants.map(({ id: grantId, name, role }) => ({ id: grantId, name, role })),
      },
    }
  },
})
