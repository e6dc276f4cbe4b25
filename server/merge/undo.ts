import { and, eq, isNotNull, isNull, lt, lte, ne, sql } from 'drizzle-orm'
import { personMerge } from '@/db/schema/merge'
import { person } from '@/db/schema/person'
import type { Connection } from '@/db/open'
import { AppError } from '@/domain/errors'
import type { CommandKit } from '../command'
import type { Base } from '../database'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { returnChecks } from './checks'
import { carriedChanged } from './dues'
import { columnsBefore } from './facts'
import { holdMerging, recountPerson } from './make'
import { movedBy } from './moved'
import { returnRecords } from './records'

/** Whether the number of somebody has been entered for a third person since it was free. */
async function numberTaken(tx: Connection, id: string): Promise<boolean> {
  const [own] = await tx.select({ idHash: person.idHash, pending: person.pending }).from(person).where(eq(person.id, id))
  if (own === undefined || own.idHash === null || own.pending) return false
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.idHash, own.idHash), ne(person.id, id), eq(person.pending, false), isNull(person.mergedInto)))
    .limit(1)
  return rows.length > 0
}

/** Makes two persons of one again, exactly as they were; refused, naming it, if something has come to depend on the merge. */
export async function makeTwo(kit: CommandKit, { id, version }: { id: string; version: number }) {
  await holdMerging(kit)
  const { merge, personToMerge, org } = kit.from
  const [made] = await kit.select().from(merge).where(eq(merge.id, id))
  if (made === undefined) throw new AppError('not_found')
  const { keptId, goneId, before, effectiveFrom, goneOrgId } = made
  if (made.mergedAgain) refuse('keptId', 'undo_merged')
  if (before === null || made.undoUntil <= kit.now) return refuse('id', 'undo_late')
  const [kept] = await kit.select({ version: personToMerge.version }).from(personToMerge).where(eq(personToMerge.id, keptId))
  if (kept?.version !== made.keptVersion) refuse('keptId', 'undo_edited')
  if (goneOrgId !== null) {
    const ended = await kit
      .select({ id: org.id })
      .from(org)
      .where(and(eq(org.id, goneOrgId), lte(org.dissolvedOn, kit.today)))
    if (ended.length > 0) refuse('goneId', 'undo_org')
  }
  await kit.update(nouns.personMerge, id, version, { before: null, undoneBy: kit.actor.accountId, undoneAt: kit.now })
  const moved = movedBy.parse(made.moved)
  await kit.amendAll(nouns.presence, moved.presences, { supersededAt: kit.now })
  await kit.update(nouns.person, keptId, made.keptVersion, columnsBefore(kit, before))
  await kit.attach('person', { id: keptId, at: { person: keptId } }, { mergedWith: goneId }, null, async (tx) => {
    const [returned] = await returnRecords(tx, moved.records, keptId, goneId)
    const changed = returned ?? (await carriedChanged(tx, moved.dues))
    if (changed !== null) refuse(changed, 'undo_changed')
    await returnChecks(tx, moved.checks, goneId)
    if (await numberTaken(tx, goneId)) refuse('goneId', 'undo_number')
  })
  await kit.amendAll(nouns.duesBase, moved.dues.base, { supersededAt: kit.now })
  await kit.amendAll(nouns.duesReduction, moved.dues.reduction, { supersededAt: kit.now })
  await kit.amend(nouns.person, goneId, { mergedInto: null, mergedFrom: null })
  for (const one of [keptId, goneId]) {
    kit.effect({ at: { person: one }, on: effectiveFrom })
    recountPerson(kit, one)
  }
  return { keptId, goneId }
}

/** Deletes what the kept one was before, of merges that can no longer be taken back. */
export async function purgeMerges({ db }: Base): Promise<void> {
  await db
    .update(personMerge)
    .set({ before: null })
    .where(and(isNotNull(personMerge.before), lt(personMerge.undoUntil, sql`now()`)))
}
