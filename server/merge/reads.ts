import { asc, desc, eq, inArray, or } from 'drizzle-orm'
import { checkListInput, checkPage, compareInput, comparison, mergeListInput, mergePage, pairListInput, pairPage } from '@/domain/merge'
import { after, byName, exactInstant } from '../expressions'
import { membershipsOf, presencesOf, storyOf } from '../member/timeline'
import { cursorValues, pageFrom } from '../paging'
import { read, type ReadKit } from '../read'
import { differing, twoOf, type Whole } from './facts'

/** Numbers that wait for the caller's decision, the oldest first. */
export const checkList = read({
  name: 'check.list',
  right: 'person.merge',
  http: 'GET /api/merges/checks',
  input: checkListInput,
  output: checkPage,
  run: async (kit, { cursor, limit }) => {
    const { checkToDecide: check } = kit.from
    const edge = cursor === undefined ? undefined : after([check.askedAt, check.id], cursorValues(cursor, 2))
    const [rows, total] = await Promise.all([
      kit
        .select({ ...check._.selectedFields, exact: exactInstant(check.askedAt) })
        .from(check)
        .where(edge)
        .orderBy(asc(check.askedAt), asc(check.id))
        .limit(limit + 1),
      kit.counted(kit.select({ id: check.id }).from(check)),
    ])
    return pageFrom(rows, limit, total, (row) => [row.exact, row.id])
  },
})

/** Pairs of the caller's own persons who may be one, by name. */
export const pairList = read({
  name: 'merge.pairs',
  right: 'person.merge',
  http: 'GET /api/merges/pairs',
  input: pairListInput,
  output: pairPage,
  run: async (kit, { cursor, limit }) => {
    const { likelyPair: pair, personToMerge: person } = kit.from
    const order = [byName(pair.name), pair.leftId, pair.rightId]
    const edge = cursor === undefined ? undefined : after(order, cursorValues(cursor, 3))
    const [rows, total] = await Promise.all([
      kit
        .select()
        .from(pair)
        .where(edge)
        .orderBy(...order)
        .limit(limit + 1),
      kit.counted(kit.select({ id: pair.leftId }).from(pair)),
    ])
    const ids = [...new Set(rows.flatMap((row) => [row.leftId, row.rightId]))]
    const places = await kit
      .select({ id: person.id, orgName: person.orgName, presenceOrgName: person.presenceOrgName, externalName: person.externalName })
      .from(person)
      .where(inArray(person.id, ids))
    const placeOf = new Map(places.map((row) => [row.id, row.orgName ?? row.presenceOrgName ?? row.externalName ?? '']))
    const told = rows.map((row) => ({ ...row, leftPlace: placeOf.get(row.leftId) ?? '', rightPlace: placeOf.get(row.rightId) ?? '' }))
    return pageFrom(told, limit, total, (row) => [row.name, row.leftId, row.rightId])
  },
})

/** Who was merged with whom, the last first, and whether it can still be taken back. */
export const mergeList = read({
  name: 'merge.list',
  right: 'person.merge',
  http: 'GET /api/merges',
  input: mergeListInput,
  output: mergePage,
  run: async (kit, { cursor, limit }) => {
    const { merge } = kit.from
    const edge = cursor === undefined ? undefined : after([merge.mergedAt, merge.id], cursorValues(cursor, 2), 'down')
    const now = new Date().toISOString()
    const [rows, total] = await Promise.all([
      kit
        .select({ ...merge._.selectedFields, exact: exactInstant(merge.mergedAt) })
        .from(merge)
        .where(edge)
        .orderBy(desc(merge.mergedAt), desc(merge.id))
        .limit(limit + 1),
      kit.counted(kit.select({ id: merge.id }).from(merge)),
    ])
    const told = rows.map((row) => ({ ...row, mayUndo: row.before !== null && row.undoUntil > now && !row.mergedAgain }))
    return pageFrom(told, limit, total, (row) => [row.exact, row.id])
  },
})

/** Two persons side by side, and in what they differ. */
export const mergeCompare = read({
  name: 'merge.compare',
  right: 'person.merge',
  http: 'GET /api/merges/comparison',
  input: compareInput,
  output: comparison,
  run: async (kit, { left: leftId, right: rightId }) => {
    const { checkToDecide: check } = kit.from
    const [left, right] = await twoOf(kit, [leftId, rightId])
    const [storyLeft, storyRight, checks] = await Promise.all([
      storyFor(kit, left),
      storyFor(kit, right),
      kit
        .select({ id: check.id, version: check.version, personId: check.personId, holderId: check.holderId })
        .from(check)
        .where(or(eq(check.personId, leftId), eq(check.personId, rightId))),
    ])
    const between = checks.find(({ personId, holderId }) => [leftId, rightId].includes(personId) && [leftId, rightId].includes(holderId))
    return {
      left: { ...left, timeline: storyLeft },
      right: { ...right, timeline: storyRight },
      differs: differing(left, right),
      check: between ?? null,
    }
  },
})

const storyFor = async (kit: ReadKit, { id }: Whole) =>
  storyOf(await membershipsOf(kit, id, kit.from.membershipToMerge), await presencesOf(kit, id, kit.from.presenceToMerge), [])
