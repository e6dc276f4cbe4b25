import { asc, eq } from 'drizzle-orm'
import type { TimelineEntry } from '@/domain/member'
import { entriesOf, type FormalPlace, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { ReadKit } from '../read'

type Kit = Pick<ReadKit, 'select' | 'from'>
type Views = ReadKit['from']
export type StoredMembership = TimelineRow & { id: string; placeName: string }
export type StoredPresence = PresenceRow & { id: string; placeName: string }

export function formalOf(row: { orgId: string | null; externalOrgId: string | null }): FormalPlace {
  if (row.orgId !== null) return { orgId: row.orgId }
  if (row.externalOrgId !== null) return { externalOrgId: row.externalOrgId }
  throw new Error('a membership stands in no place')
}

/** The rows in force of a person's stage, standing and formal organisation, oldest first. */
export async function membershipsOf(
  { select, from }: Kit,
  personId: string,
  membership: Views['membership' | 'arrivingMembership' | 'membershipToMerge'] = from.membership,
): Promise<StoredMembership[]> {
  const rows = await select().from(membership).where(eq(membership.personId, personId)).orderBy(asc(membership.validFrom))
  return rows.map((row) => ({
    id: row.id,
    placeName: row.placeName,
    formal: formalOf(row),
    stage: row.stage,
    standing: row.standing,
    from: row.validFrom,
    to: row.validTo,
    basis: row.basis,
  }))
}

/** The rows in force of where a person is kept, oldest first. */
export async function presencesOf(
  { select, from }: Kit,
  personId: string,
  presence: Views['presence' | 'arrivingPresence' | 'presenceToMerge'] = from.presence,
): Promise<StoredPresence[]> {
  const rows = await select().from(presence).where(eq(presence.personId, personId)).orderBy(asc(presence.validFrom))
  return rows.map((row) => ({
    id: row.id,
    placeName: row.placeName,
    orgId: row.orgId,
    kind: row.kind,
    from: row.validFrom,
    to: row.validTo,
    basis: row.basis,
  }))
}

/** What changed when, newest first. A presence that passes to another branch on the same day tells only the new one. */
export function storyOf(memberships: readonly StoredMembership[], presences: readonly StoredPresence[]): TimelineEntry[] {
  const placeOf = (formal: FormalPlace) => memberships.find((row) => JSON.stringify(row.formal) === JSON.stringify(formal))?.placeName
  const facts = entriesOf(memberships).map((entry): TimelineEntry => {
    const { from, basis } = entry
    switch (entry.fact) {
      case 'stage':
        return { from, basis, fact: 'stage', stage: entry.value }
      case 'standing':
        return { from, basis, fact: 'standing', standing: entry.value }
      case 'formal':
        return { from, basis, fact: 'formal', place: placeOf(entry.value) }
    }
  })
  const kept = presences.flatMap((row): TimelineEntry[] => {
    const started: TimelineEntry = { from: row.from, basis: row.basis, fact: 'presence', place: row.placeName }
    const { to } = row
    const passedOn = to === null || presences.some((other) => other.from === to && other.kind === row.kind)
    return passedOn ? [started] : [started, { from: to, basis: row.basis, fact: 'presence_end', place: row.placeName }]
  })
  return [...facts, ...kept].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}
