import { and, between, eq, inArray } from 'drizzle-orm'
import { firstDay, lastDay, stockDay, type Month } from '@/domain/month'
import type { OrgKind } from '@/domain/org-words'
import { minutesBy, type BranchTraining } from '@/domain/training'
import { rosterOn } from '../activity/roster'
import { holdsOn } from '../expressions'
import type { ReadKit } from '../read'

/** The year's training of a branch's secretary and members, by who they are today or were at the end of a year gone by. */
export async function trainingOfYear(kit: ReadKit, org: { id: string; kind: OrgKind }, month: Month): Promise<BranchTraining> {
  const year = month.slice(0, 4)
  const day = stockDay(`${year}-12`, kit.today)
  const { training, post } = kit.from
  const [members, leaders] = await Promise.all([
    rosterOn(kit, org, day),
    kit
      .select({ id: post.personId, name: post.name })
      .from(post)
      .where(and(eq(post.orgId, org.id), eq(post.kind, 'secretary'), holdsOn(post.validFrom, post.validTo, day))),
  ])
  const rows = await kit
    .select({ personId: training.personId, startsAt: training.startsAt, endsAt: training.endsAt })
    .from(training)
    .where(
      and(
        inArray(training.personId, [...new Set([...members, ...leaders].map(({ id }) => id))]),
        between(training.day, firstDay(`${year}-01`), lastDay(`${year}-12`)),
      ),
    )
  const need = { secretary: kit.actor.settings['duty.secretary_hours'], member: kit.actor.settings['duty.member_hours'] }
  const minutes = minutesBy(rows)
  const leader = leaders[0]
  return {
    secretary: leader === undefined ? null : { ...leader, minutes: minutes.get(leader.id) ?? 0 },
    members: { reached: members.filter(({ id }) => (minutes.get(id) ?? 0) >= need.member * 60).length, all: members.length },
    need,
    unmeasured: rows.filter(({ endsAt }) => endsAt === null).length,
  }
}
