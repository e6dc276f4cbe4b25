import { developmentRecord, type DevelopmentRecordKey, type LengthUnit } from '@/domain/development-words'
import type { MemberStage } from '@/domain/member-words'
import { addDays, daysBetween, monthsAfter, type Day } from '@/domain/month'
import type { MemberSeed } from './people'
import { Random } from './random'

export type StepRow = {
  id: string
  personId: string
  step: DevelopmentRecordKey
  doneOn: Day
  amount: number | null
  unit: LengthUnit | null
  basis: string
  recordedAt: string
}

/** Who was confirmed longer ago than this has the papers in an archive and no path here. */
const confirmedDays = 200
/** A few of those still waiting are late, as in life. */
const lateShare = 0.08

/** The steps by which people came to where they stand, each on a day that its clocks allow; nothing of it lies ahead. */
export function demoDevelopment(members: readonly MemberSeed[], today: Day, newId: () => string): StepRow[] {
  const random = new Random('development')
  return members.flatMap((seed) => stepsOf(seed, random, today, newId))
}

/** Since when each stage of a person's timeline holds; null for whoever no longer counts. */
function stagesOf({ memberships }: MemberSeed): Partial<Record<MemberStage, Day>> | null {
  const rows = memberships.filter((row) => row.supersededAt === null)
  if (rows.some((row) => row.standing !== 'normal')) return null
  return Object.fromEntries(rows.map((row) => [row.stage, row.validFrom]))
}

function stepsOf(seed: MemberSeed, random: Random, today: Day, newId: () => string): StepRow[] {
  const stages = stagesOf(seed)
  if (stages === null) return []
  const { applicant, activist, candidate, probationary, full } = stages
  if (full !== undefined && (probationary === undefined || daysBetween(full, today) > confirmedDays)) return []
  const rows: StepRow[] = []
  const take = (step: DevelopmentRecordKey, day: Day, length: { amount: number; unit: LengthUnit } | null = null) => {
    const basis = developmentRecord(step).materials[0]?.zh ?? ''
    const { amount, unit } = length ?? { amount: null, unit: null }
    if (day <= today)
      rows.push({ id: newId(), personId: seed.person.id, step, doneOn: day, amount, unit, basis, recordedAt: `${day}T16:00:00+08:00` })
  }
  const after = (day: Day, least: number, most: number, end: Day = today) => {
    const later = addDays(day, random.int(least, most))
    return later < end ? later : end
  }
  if (applicant !== undefined) {
    take('apply', applicant)
    const talk = addDays(applicant, random.int(5, 27))
    const waits = activist === undefined && random.chance(lateShare)
    if (!waits) take('talk', activist !== undefined && talk > activist ? activist : talk)
  }
  if (activist !== undefined) {
    const end = candidate ?? today
    take('activist_named', activist)
    take('activist_filed', after(activist, 5, 15, end))
    take('mentor', after(activist, 5, 20, end))
    const inspections: Day[] = []
    for (let day = addDays(activist, random.int(150, 178)); day < end; day = addDays(day, random.int(150, 178))) inspections.push(day)
    if (candidate === undefined && random.chance(lateShare)) inspections.pop()
    for (const day of inspections) take('cultivation', day)
  }
  if (candidate !== undefined) {
    const vote = probationary ?? addDays(candidate, random.int(95, 120))
    const on = (least: number, most: number) => {
      const day = addDays(candidate, random.int(least, most))
      return day < vote ? day : vote
    }
    take('candidate_named', candidate)
    take('candidate_filed', on(3, 12))
    take('sponsors', on(5, 15))
    take('vetting', on(16, 35))
    take(
      'training',
      on(20, 48),
      random.chance(0.5) ? { amount: random.int(3, 5), unit: 'days' } : { amount: random.pick([24, 32]), unit: 'hours' },
    )
    take('branch_review', on(50, 58))
    take('pre_review', on(62, 72))
    take('form', on(74, 82))
    take('admission_vote', vote)
  }
  if (probationary !== undefined) {
    const approved = after(probationary, 35, 80)
    take('committee_talk', after(probationary, 10, 30, approved))
    take('admission_approved', approved)
    take('admission_filed', addDays(approved, random.int(5, 15)))
    take('assigned', addDays(approved, random.int(3, 9)))
    take('oath', addDays(approved, random.int(10, 40)))
    take('probation_watch', addDays(approved, random.int(60, 150)))
    const end = monthsAfter(probationary, 12)
    take('confirm_asked', addDays(end, -random.int(8, 30)))
    if (full !== undefined) {
      const vote = addDays(full > end ? full : end, random.int(1, 12))
      const confirmed = addDays(vote, random.int(15, 60))
      take('confirm_vote', vote)
      take('confirm_approved', confirmed)
      take('archived', addDays(confirmed, random.int(5, 20)))
    }
  }
  return rows
}
