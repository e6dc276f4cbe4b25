import { createHash } from 'node:crypto'
import { and, asc, inArray } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { selectionMost, type MemberSelection } from '@/domain/selection'
import type { CommandKit } from '../command'
import { refuse } from '../refusal'
import { filtersOf, stagesOf, standingsOf } from './filter'

/**
 * The persons of a selection by the ids of those in the caller's place. Whoever is ticked and not there, a neighbour's or
 * nobody, is `not_found`; more than one command may change are refused; whoever is anonymous is left as it is.
 */
export async function selected(kit: CommandKit, who: MemberSelection): Promise<string[]> {
  const { personKey } = kit.from
  const [stages, standings] = [stagesOf(who.stage), standingsOf(kit, who.standing)]
  const rows = await kit
    .select({ id: personKey.id, anonymisedAt: personKey.anonymisedAt })
    .from(personKey)
    .where(
      and(
        await filtersOf(kit, personKey, { basis: 'then', ...who }),
        stages === null ? undefined : inArray(personKey.stage, [...stages]),
        standings === null ? undefined : inArray(personKey.standing, [...standings]),
      ),
    )
    .orderBy(asc(personKey.id))
    .limit(selectionMost + 1)
  if (rows.length > selectionMost) refuse('who', 'selection_many')
  if (who.only !== undefined && rows.length < new Set(who.only.split(',')).size) throw new AppError('not_found')
  const ids = rows.flatMap(({ id, anonymisedAt }) => (anonymisedAt === null ? [id] : []))
  if (ids.length === 0) refuse('who', 'selection_empty')
  return ids
}

/** Persons and their versions in one word: as long as it stays the same, nothing of theirs has changed. */
export const seenAs = (persons: readonly { id: string; version: number }[]): string =>
  createHash('sha256')
    .update(persons.map(({ id, version }) => `${id} ${version}`).join('\n'))
    .digest('base64url')
