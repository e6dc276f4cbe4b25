import { and, asc, desc, eq, inArray, type AnyColumn, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { MemberStage } from '@/domain/member-words'
import { byName } from '../expressions'
import type { ReadKit } from '../read'

type PersonKey = ReadKit['from']['personKey']
export type Wanted = {
  where: SQL | undefined
  /** Null for everybody. */
  stages: readonly MemberStage[] | null
  back: boolean
  limit: number
  /** Whether few rows are expected, which lie anywhere in the order of names. */
  sparse: boolean
}

/** More rows than any city has: a limit that cuts nothing, but is a fence that no ordering is pushed through. */
export const fence = 2_000_000_000

/** The names' order, forwards or backwards. */
export const orderOf = (row: { name: AnyColumn; id: AnyColumn }, back: boolean): SQL[] =>
  back ? [desc(byName(row.name)), desc(row.id)] : [asc(byName(row.name)), asc(row.id)]

/**
 * The ids of the next rows in the order of names, as a subquery, by the way that their number asks for: a walk along
 * the index of names; of several stages one walk each, then joined; or, for what is sparse, first found and then sorted.
 */
export function nextIds(kit: ReadKit, person: PersonKey, { where, stages, back, limit, sparse }: Wanted) {
  const columns = { id: person.id, name: person.name }
  const [first, second, ...others] = stages ?? []
  if (sparse) {
    const found = kit
      .select(columns)
      .from(person)
      .where(and(where, stages === null ? undefined : inArray(person.stage, [...stages])))
      .limit(fence)
      .as('found')
    return kit
      .select({ id: found.id })
      .from(found)
      .orderBy(...orderOf(found, back))
      .limit(limit)
  }
  const walk = (stage: MemberStage | undefined) =>
    kit
      .select(columns)
      .from(person)
      .where(and(where, stage === undefined ? undefined : eq(person.stage, stage)))
      .orderBy(...orderOf(person, back))
      .limit(limit)
  if (first === undefined || second === undefined) {
    return kit
      .select({ id: person.id })
      .from(person)
      .where(and(where, first === undefined ? undefined : eq(person.stage, first)))
      .orderBy(...orderOf(person, back))
      .limit(limit)
  }
  const walks = unionAll(walk(first), walk(second), ...others.map(walk)).as('walks')
  return kit
    .select({ id: walks.id })
    .from(walks)
    .orderBy(...orderOf(walks, back))
    .limit(limit)
}
