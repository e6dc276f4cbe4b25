import * as z from 'zod'

const day = 24 * 60 * 60_000
const shanghai = 8 * 60 * 60_000
/** A day of training counts for eight hours at most, however long it is away from home. */
const dayMost = 8 * 60

const dateOf = (instant: number) => Math.floor((instant + shanghai) / day)

/** The minutes that a training counts for: from its start to its end, at most eight hours of each day; none without an end. */
export function trainingMinutes(startsAt: string, endsAt: string | null): number {
  if (endsAt === null) return 0
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)]
  const days = dateOf(end) - dateOf(start) + 1
  return Math.min(Math.floor((end - start) / 60_000), days * dayMost)
}

export type Attended = { personId: string; startsAt: string; endsAt: string | null }

/** Per person the minutes of all trainings attended. */
export function minutesBy(rows: readonly Attended[]): ReadonlyMap<string, number> {
  const minutes = new Map<string, number>()
  for (const { personId, startsAt, endsAt } of rows) minutes.set(personId, (minutes.get(personId) ?? 0) + trainingMinutes(startsAt, endsAt))
  return minutes
}

/** The training of a branch in a calendar year (domain rules, §4: secretary 56 hours, member 32); hours stand in minutes. */
export const branchTraining = z.object({
  /** Who holds the secretary's post; null while nobody does. */
  secretary: z.object({ id: z.uuid(), name: z.string(), minutes: z.int() }).nullable(),
  /** Members on the roster who reached the hours, and all of them. */
  members: z.object({ reached: z.int(), all: z.int() }),
  /** Hours a year. */
  need: z.object({ secretary: z.int(), member: z.int() }),
  /** Attendances at trainings without an end, which count for nothing yet. */
  unmeasured: z.int(),
})
export type BranchTraining = z.output<typeof branchTraining>
