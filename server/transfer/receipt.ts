import { sql } from 'drizzle-orm'
import { memberStagesCounted } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { applyChange, endPresence, leftOn, movedTo, rowAt, type TimelineError, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { recordTimelines } from '../member/record'
import type { Timelines } from '../member/timeline'
import { nouns } from '../nouns'
import { refuse } from '../refusal'

const orRefuse = (rows: TimelineRow[] | { error: TimelineError }): TimelineRow[] =>
  Array.isArray(rows) ? rows : refuse('receivedOn', rows.error)

/** Only who is a member in good standing has a relation to move. */
export function assertMember({ stage, standing }: Pick<TimelineRow, 'stage' | 'standing'>, field: string): void {
  if (standing !== 'normal' || !memberStagesCounted.includes(stage)) refuse(field, 'transfer_not_member')
}

/** A letter is received from the day of sending to the last day of its validity, and never ahead. */
export function assertDays(kit: CommandKit, { sentOn, validUntil }: { sentOn: Day; validUntil: Day }, receivedOn: Day): void {
  if (receivedOn > kit.today) refuse('receivedOn', 'date_future')
  if (receivedOn < sentOn) refuse('receivedOn', 'before_sending')
  if (receivedOn > validUntil) refuse('receivedOn', 'letter_expired')
}

/** Holds the person to the end of the command: of two changes at once the second finds what the first has written. */
export const holdPerson = (kit: CommandKit, id: string) => kit.amend(nouns.person, id, { version: sql`version + 1` })

/** The relation stands in an organisation of the tree from a day on, in good standing; whom that one kept is kept no longer. */
export async function moveHere(
  kit: CommandKit,
  personId: string,
  before: Timelines,
  { orgId, ...on }: { orgId: string; from: Day; basis: string },
): Promise<void> {
  kit.effect({ at: { person: personId }, on: on.from })
  const moved = movedTo(before.memberships, { value: { orgId }, ...on }, kit.today)
  const stays = !Array.isArray(moved) && moved.error === 'nothing_changes'
  const rows = stays ? [...before.memberships] : orRefuse(moved)
  const standing = applyChange(rows, { fact: 'standing', value: 'normal', ...on })
  const after = stays || Array.isArray(standing) ? orRefuse(standing) : rows
  const keeping = rowAt(
    before.presences.filter((row) => row.kind === 'managed'),
    on.from,
  )
  const ended = keeping?.orgId === orgId ? endPresence(before.presences, on) : before.presences
  if ('error' in ended) return refuse('receivedOn', ended.error)
  await recordTimelines(kit, [{ personId, before, after: { memberships: after, presences: ended } }], on)
}

/** The relation has left the city on a day: the person stays in the origin's books as 转出. */
export async function leaveCity(kit: CommandKit, personId: string, before: Timelines, on: { from: Day; basis: string }): Promise<void> {
  kit.effect({ at: { person: personId }, on: on.from })
  const memberships = orRefuse(leftOn(before.memberships, on, kit.today))
  await recordTimelines(kit, [{ personId, before, after: { memberships, presences: before.presences } }], on)
}
