import * as z from 'zod/mini'
import type { ActivityContent, ActivityDetail, ActivityFormFacts } from '@/domain/activity'
import { activityKindKeys, activityTitle, type ActivityKind } from '@/domain/activity-words'
import { dayOf, type Day } from '@/domain/month'
import type { Locale } from '@/domain/words'

const count = z.nullable(z.number())

/** The form as it stands while somebody fills it in; this is what a draft keeps. */
export const fillingSchema = z.object({
  kinds: z.array(z.enum(activityKindKeys)),
  /** Null while the title follows from kinds and day. */
  title: z.nullable(z.string()),
  day: z.string(),
  /** A station's id, or one of the two below. */
  place: z.string(),
  elsewhere: z.string(),
  /** Kept by forms since they ask for it; a draft of before has none. */
  cohosts: z._default(z.array(z.string()), []),
  byName: z.boolean(),
  attendees: z.array(z.string()),
  present: count,
  expected: count,
  guests: count,
  summary: z.string(),
})
export type Filling = z.output<typeof fillingSchema>
export const elsewhere = 'elsewhere'
export const noPlace = 'none'

/** What the address asks for: 补记 of a duty fills in its kind and day. */
export type Prefill = { kind?: ActivityKind | undefined; day?: Day | undefined }

/** An empty form for a branch: today, at its own station, by name where there is a roster. */
export function freshFilling(facts: ActivityFormFacts, prefill: Prefill): Filling {
  const own = facts.stations.find((station) => station.own)
  return {
    kinds: prefill.kind === undefined ? [] : [prefill.kind],
    title: null,
    day: prefill.day !== undefined && prefill.day < facts.today && prefill.day >= facts.earliest ? prefill.day : facts.today,
    place: own?.id ?? noPlace,
    elsewhere: '',
    cohosts: [],
    byName: facts.roster.length > 0,
    attendees: [],
    present: null,
    expected: facts.roster.length > 0 ? facts.roster.length : null,
    guests: null,
    summary: '',
  }
}

/** The form of an activity that is logged already. */
export function fillingOf(activity: ActivityDetail): Filling {
  const names = activity.attendees ?? []
  return {
    kinds: activity.kinds,
    title: activity.title,
    day: activity.day,
    place: activity.stationId ?? (activity.place === null || activity.place === '' ? noPlace : elsewhere),
    elsewhere: activity.place ?? '',
    cohosts: activity.cohosts.map((one) => one.orgId),
    byName: names.length > 0,
    attendees: names.map((person) => person.id),
    present: activity.present,
    expected: activity.expected,
    guests: activity.guests === 0 ? null : activity.guests,
    summary: activity.summary,
  }
}

const contentSchema = z.object({
  kinds: z.array(z.enum(activityKindKeys)),
  title: z.string(),
  startsAt: z.string(),
  stationId: z.nullable(z.string()),
  place: z.nullable(z.string()),
  cohosts: z._default(z.array(z.string()), []),
  attendees: z.array(z.string()),
  present: count,
  expected: count,
  guests: z.number(),
  summary: z.string(),
})

/** The form of a submission that the server refused; null when it is not one of ours. */
export function fillingOfBody(body: unknown): Filling | null {
  const content = contentSchema.safeParse(body).data
  if (content === undefined) return null
  const { kinds, title, startsAt, stationId, place, cohosts, attendees, present, expected, guests, summary } = content
  return {
    kinds,
    title,
    day: dayOf(new Date(startsAt)),
    place: stationId ?? (place === null ? noPlace : elsewhere),
    elsewhere: place ?? '',
    cohosts,
    byName: attendees.length > 0,
    attendees,
    present,
    expected,
    guests: guests === 0 ? null : guests,
    summary,
  }
}

export const titleOf = (filling: Filling, locale: Locale): string => filling.title ?? activityTitle(filling.kinds, filling.day, locale)

/** What still keeps the form from being submitted. */
export function missingIn(filling: Filling, ticked: number): 'both' | 'kind' | 'people' | null {
  const nobody = (filling.byName ? ticked : (filling.present ?? 0)) + (filling.guests ?? 0) === 0
  if (filling.kinds.length === 0) return nobody ? 'both' : 'kind'
  return nobody ? 'people' : null
}

/** A start on a day: at its old hour, else now if the day is today, else at nine. Today's is never later than now. */
export function startOn(day: Day, now: Date, before?: string): string {
  const start = before === undefined ? `${day}T09:00:00+08:00` : sameHour(day, before)
  if (day !== dayOf(now)) return start
  return before === undefined || Date.parse(start) > now.getTime() ? now.toISOString() : start
}
function sameHour(day: Day, before: string): string {
  if (dayOf(new Date(before)) === day) return before
  const shanghai = new Date(Date.parse(before) + 8 * 3_600_000).toISOString()
  return `${day}T${shanghai.slice(11, 19)}+08:00`
}

/** What is sent: names or headcounts, a station or words. */
export function contentOf(filling: Filling, startsAt: string, locale: Locale): Omit<ActivityContent, 'endsAt'> {
  const station = filling.place !== elsewhere && filling.place !== noPlace
  return {
    kinds: filling.kinds,
    title: titleOf(filling, locale),
    startsAt,
    stationId: station ? filling.place : null,
    place: filling.place === elsewhere && filling.elsewhere.trim() !== '' ? filling.elsewhere.trim() : null,
    cohosts: filling.cohosts,
    attendees: filling.byName ? filling.attendees : [],
    present: filling.byName ? null : filling.present,
    expected: filling.byName ? null : filling.expected,
    guests: filling.guests ?? 0,
    summary: filling.summary,
  }
}
