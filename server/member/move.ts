import { inArray, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { AppError } from '@/domain/errors'
import type { memberMove, MemberMoved } from '@/domain/selection'
import { relocated, rowAt, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { orgsHolding } from '../reach'
import { refuse } from '../refusal'
import { totalsOf } from '../reorganisation/preview'
import { orderOf } from './order'
import { assertPlaces } from './places'
import { orgsChanged, recordTimelines, rowsElsewhere } from './record'
import { seenAs, selected } from './selection'
import { timelinesOf, type Timelines } from './timeline'
import { underWay } from './under-way'

type Move = z.output<typeof memberMove>
type Person = { id: string; name: string; version: number }
type Tried = { person: Person; before: Timelines; after: ReturnType<typeof relocated> }
type Moving = Person & { before: Timelines; after: { memberships: TimelineRow[]; presences: PresenceRow[] } }

const touchedBy = ({ before, after }: Tried) => ('error' in after ? { formal: [], presence: [] } : orgsChanged(before, after))

/** Tells persons apart: whom the rules of a single change let move, with their timelines after it, and whom they do not. */
async function judged(
  kit: CommandKit,
  people: readonly Person[],
  move: Move,
): Promise<{ moving: Moving[]; staying: MemberMoved['unmoved'] }> {
  const ids = people.map(({ id }) => id)
  const letters = await underWay(kit, ids)
  const opens = await kit.opensOf(ids)
  const timelines = await timelinesOf(kit, ids)
  const tried = people.map((person): Tried => {
    const before = timelines.get(person.id) ?? { memberships: [], presences: [] }
    return { person, before, after: relocated(before, move) }
  })
  const touched = tried.map(touchedBy).flatMap(({ formal, presence }) => [...formal, ...presence])
  const held = await orgsHolding(kit, 'member.edit', [...new Set(touched)])
  const moving: Moving[] = []
  const staying: MemberMoved['unmoved'] = []
  for (const one of tried) {
    const { person, before, after } = one
    const open = opens.get(person.id) ?? null
    const closed = open !== null && move.from < open
    if ('error' in after) {
      staying.push({ ...person, reason: after.error, opens: null })
      continue
    }
    const reason = rowsElsewhere(touchedBy(one), held) ?? (letters.has(person.id) ? 'transfer_open' : closed ? 'period_closed' : null)
    if (reason === null) moving.push({ ...person, before, after })
    else staying.push({ ...person, reason, opens: reason === 'period_closed' ? open : null })
  }
  return { moving, staying }
}

/** The branches in which persons stand formally on a day. */
const originsOf = (moving: readonly Moving[], day: string): string[] =>
  moving.flatMap(({ before }) => {
    const formal = rowAt(before.memberships, day)?.formal
    return formal !== undefined && 'orgId' in formal ? [formal.orgId] : []
  })

/** Moves the formal relation of persons to a branch, all or none, each by the rules of a single change. */
export async function moveMembers(kit: CommandKit, move: Move): Promise<MemberMoved> {
  const { who, orgId, from, seen } = move
  if (from > kit.today) refuse('from', 'date_future')
  await assertPlaces(kit, [{ orgId, field: 'orgId', as: 'formal', from, dateField: 'from' }])
  const ids = await selected(kit, who)
  // Raising the versions first locks the persons, so that of two changes at once the second finds what the first has written.
  await kit.amendAll(nouns.person, ids, { version: sql`version + 1` })
  const { person } = kit.from
  const people = await kit
    .select({ id: person.id, name: person.name, version: person.version })
    .from(person)
    .where(inArray(person.id, ids))
    .orderBy(...orderOf(person, false))
  const state = seenAs(people)
  if (seen !== undefined && seen !== state) throw new AppError('conflict')

  const { moving, staying } = await judged(kit, people, move)
  if (seen !== undefined && staying.length > 0) refuse('who', 'some_stay')
  // Nothing is counted where nobody goes, least of all in a closed month.
  const reached = moving.length === 0 ? [] : [...new Set([...originsOf(moving, from), orgId])]
  const stocks = seen === undefined ? await kit.stocksOn(reached, from) : null
  const { ended } = await recordTimelines(
    kit,
    moving.map(({ id, before, after }) => ({ personId: id, before, after })),
    move,
  )
  for (const { id } of moving) kit.effect({ at: { person: id }, on: from })
  return {
    moved: moving.length,
    unmoved: staying,
    totals: stocks === null ? [] : await totalsOf(kit, reached, stocks, await kit.stocksOn(reached, from)),
    ended,
    seen: state,
  }
}
