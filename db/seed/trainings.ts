import { addDays, type Day } from '@/domain/month'
import { roadKinds } from '@/domain/org-words'
import type { ActivityLogs } from './activity-logs'
import { leadersOf } from './committees'
import { firstBranchName, type OrgSeed } from './orgs'
import { Random } from './random'
import type { RosterBook } from './roster-book'

type World = { orgs: readonly OrgSeed[]; book: RosterBook; today: Day }

/** What a mobile or cloud branch holds in a year: days of eight hours for its secretary, and two courses for everybody. */
const courses = [
  { title: '书记集中轮训', month: '03', days: 1, leader: true },
  { title: '党员集中轮训：学习贯彻党的创新理论', month: '05', days: 2, leader: false },
  { title: '书记集中轮训', month: '06', days: 1, leader: true },
  { title: '党员集中轮训：安全行车与服务群众', month: '09', days: 2, leader: false },
  { title: '书记集中轮训', month: '10', days: 1, leader: true },
] as const

/** Adds the trainings of the last two calendar years to what branches logged. */
export function addTrainings(
  { orgs, book, today }: World,
  loggers: { official: string; secretary: string },
  newId: () => string,
  logs: ActivityLogs,
) {
  const random = new Random('trainings')
  const year = Number(today.slice(0, 4))
  for (const org of orgs.filter(({ row }) => roadKinds.includes(row.kind)))
    for (const { title, month, days, leader } of [year - 1, year].flatMap((of) =>
      courses.map((course) => ({ ...course, month: `${of}-${course.month}` })),
    )) {
      const day = addDays(`${month}-01`, random.int(2, 24))
      const last = addDays(day, days - 1)
      const missed = random.chance(0.25)
      const roster = leader ? leadersOf(org, book, day).slice(0, 1) : book.on(org, day)
      if (missed || last >= today || org.row.foundedOn > day || roster.length === 0) continue
      const present = leader ? roster.length : Math.max(1, Math.round(roster.length * (0.6 + random.next() * 0.35)))
      const id = newId()
      logs.activities.push({
        id,
        orgId: org.row.id,
        kinds: ['training'],
        title,
        startsAt: `${day}T09:00:00+08:00`,
        endsAt: `${last}T17:00:00+08:00`,
        stationId: null,
        place: '区委党校（示例）',
        summary: '集中授课、分组讨论和现场教学。',
        expected: roster.length,
        present,
        guests: 0,
        state: 'held',
        stateNote: null,
        loggedBy: org.row.name === firstBranchName ? loggers.secretary : loggers.official,
        loggedAt: `${last}T21:10:00+08:00`,
      })
      for (const person of leader ? roster : random.sample(roster, present)) logs.attendance.push({ activityId: id, personId: person.id })
    }
}
