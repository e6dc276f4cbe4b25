import { and, asc, eq, inArray, isNotNull, isNull, lte, max, min, or, type SQL } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import type { Absence } from '@/domain/floating'
import { absenceAlert, absentSince } from '@/domain/floating-words'
import { memberStagesCounted } from '@/domain/member-words'
import { addDays } from '@/domain/month'
import { placeSince, type TimelineRow } from '@/domain/timeline'
import { byName, oneOf } from '../expressions'
import { formalOf } from '../member/timeline'
import { orgsHolding } from '../reach'
import type { ReadKit } from '../read'

/** Five months are never fewer days than these. */
const daysNoticed = 150
const mostLooked = 500

/**
 * Members of the place who have taken no part at home for five months or more, are kept by nobody and not registered
 * as floating. `more` says that there may be others.
 */
export async function absencesOf(
  kit: ReadKit,
  { most = mostLooked, ...only }: { orgIds?: readonly string[]; personId?: string; most?: number } = {},
): Promise<{ absent: Absence[]; more: boolean }> {
  const { select, from, today } = kit
  const { person, attendance, floating } = from
  const counted = and(inArray(attendance.state, [...activityStatesCounted]), lte(attendance.day, today))
  const last = select({ personId: attendance.personId, day: max(attendance.day).as('last_day') })
    .from(attendance)
    .where(counted)
    .groupBy(attendance.personId)
    .as('last_present')
  const named = select({
    orgId: attendance.orgId,
    first: min(attendance.day).as('first_named'),
    latest: max(attendance.day).as('latest_named'),
  })
    .from(attendance)
    .where(counted)
    .groupBy(attendance.orgId)
    .as('named')
  const bound = addDays(today, -daysNoticed)
  const wanted: (SQL | undefined)[] = [
    inArray(person.stage, [...memberStagesCounted]),
    eq(person.standing, 'normal'),
    isNotNull(person.orgId),
    isNull(person.presenceOrgId),
    isNull(floating.id),
    lte(named.first, bound),
    or(isNull(last.day), lte(last.day, bound)),
    only.orgIds === undefined ? undefined : oneOf(person.orgId, only.orgIds),
    only.personId === undefined ? undefined : eq(person.id, only.personId),
  ]
  const rows = await select({
    id: person.id,
    name: person.name,
    orgId: person.orgId,
    orgName: person.orgName,
    lastPresentOn: last.day,
    namedFrom: named.first,
    namedTo: named.latest,
  })
    .from(person)
    .innerJoin(named, eq(named.orgId, person.orgId))
    .leftJoin(last, eq(last.personId, person.id))
    .leftJoin(floating, eq(floating.personId, person.id))
    .where(and(...wanted))
    .orderBy(byName(person.name), asc(person.id))
    .limit(most + 1)
  const looked = rows.slice(0, most)
  const [since, held] = await Promise.all([
    placesSince(
      kit,
      looked.map((row) => row.id),
    ),
    orgsHolding(
      kit,
      'member.edit',
      looked.map((row) => row.orgId),
    ),
  ])
  const absent = looked.flatMap((row): Absence[] => {
    const belongsSince = since.get(row.id)
    if (row.orgId === null || row.orgName === null || belongsSince === undefined) return []
    const away = absentSince({ ...row, belongsSince })
    const alert = away === null ? null : absenceAlert(away, today)
    if (away === null || alert === null) return []
    return [{ personId: row.id, name: row.name, orgId: row.orgId, orgName: row.orgName, since: away, alert, mayEdit: held.has(row.orgId) }]
  })
  // The longest away first.
  return { absent: absent.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)), more: rows.length > most }
}

/** Since when each person's relation lies where it lies today. */
async function placesSince({ select, from, today }: ReadKit, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { membership } = from
  const rows = await select({
    personId: membership.personId,
    orgId: membership.orgId,
    externalOrgId: membership.externalOrgId,
    from: membership.validFrom,
    to: membership.validTo,
  })
    .from(membership)
    .where(oneOf(membership.personId, ids))
    .orderBy(asc(membership.validFrom))
  const timelines = new Map<string, Pick<TimelineRow, 'formal' | 'from' | 'to'>[]>(ids.map((id) => [id, []]))
  for (const row of rows) timelines.get(row.personId)?.push({ formal: formalOf(row), from: row.from, to: row.to })
  const found = new Map<string, string>()
  for (const [id, dated] of timelines) {
    const since = placeSince(dated, today)
    if (since !== undefined) found.set(id, since)
  }
  return found
}
