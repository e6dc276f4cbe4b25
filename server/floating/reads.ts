import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import * as z from 'zod'
import { activityStatesCounted } from '@/domain/activity-words'
import { AppError } from '@/domain/errors'
import { feedback, feedbackInput, floatingOfPerson, floatingPage } from '@/domain/floating'
import { memberStagesCounted } from '@/domain/member-words'
import { addDays } from '@/domain/month'
import { rowAt } from '@/domain/timeline'
import { presencesOf } from '../member/timeline'
import { underWay } from '../member/under-way'
import { holdsAt, orgsHolding } from '../reach'
import { read } from '../read'
import { absencesOf } from './absence'
import { registered } from './registered'

const mostShown = 500

/** Who of the place is away: registered, or absent for so long that it is time to. */
export const floatingList = read({
  name: 'floating.list',
  right: 'person.read',
  http: 'GET /api/floating',
  input: z.object({}),
  output: floatingPage,
  run: async (kit) => {
    const [{ absent, more }, rows] = await Promise.all([absencesOf(kit), registered(kit, { most: mostShown + 1 })])
    const leaving = await underWay(
      kit,
      absent.map((row) => row.personId),
    )
    const listed = absent.map((row) => ({ ...row, mayEdit: row.mayEdit && !leaving.has(row.personId) }))
    return { today: kit.today, absent: listed, registered: rows.slice(0, mostShown), more: more || rows.length > mostShown }
  },
})

/** Whether one person is away, and what can be recorded of it. */
export const floatingOfOne = read({
  name: 'floating.person',
  right: 'person.read',
  http: 'GET /api/floating/persons/{id}',
  input: z.object({ id: z.uuid() }),
  output: floatingOfPerson,
  run: async (kit, { id }) => {
    const { person } = kit.from
    const [found] = await kit.select().from(person).where(eq(person.id, id))
    if (found === undefined) throw new AppError('not_found')
    const [rows, { absent }, held, keeps, leaving] = await Promise.all([
      registered(kit, { personId: id, most: 1 }),
      absencesOf(kit, { personId: id }),
      orgsHolding(kit, 'member.edit', [found.orgId]),
      found.presenceOrgId === null ? false : holdsAt(kit, 'member.edit', found.presenceOrgId),
      underWay(kit, [id]),
    ])
    return {
      today: kit.today,
      registered: rows[0] ?? null,
      absent: absent[0] ?? null,
      mayRegister:
        held.size > 0 &&
        rows.length === 0 &&
        leaving.size === 0 &&
        found.standing === 'normal' &&
        memberStagesCounted.includes(found.stage),
      mayReport: keeps,
    }
  },
})

/** A letter tells of a year at the most, unless another day is asked for. */
const daysTold = 365

/** What the branch that keeps somebody can tell the home branch: how often they took part, and when. */
export const floatingFeedback = read({
  name: 'floating.feedback',
  right: 'member.edit',
  http: 'GET /api/floating/persons/{id}/feedback',
  input: feedbackInput,
  output: feedback,
  run: async (kit, input) => {
    const { person, attendance, activity } = kit.from
    const [found] = await kit.select().from(person).where(eq(person.id, input.id))
    const branchId = found?.presenceOrgId ?? null
    if (found === undefined || branchId === null || !(await holdsAt(kit, 'member.edit', branchId))) throw new AppError('not_found')
    const kept = rowAt(
      (await presencesOf(kit, input.id)).filter((row) => row.kind === 'managed'),
      kit.today,
    )
    if (kept === undefined) throw new AppError('not_found')
    const yearAgo = addDays(kit.today, -daysTold)
    const asked = input.since ?? (kept.from > yearAgo ? kept.from : yearAgo)
    const since = asked > kept.from ? asked : kept.from
    const held = and(
      eq(activity.orgId, branchId),
      inArray(activity.state, [...activityStatesCounted]),
      gte(activity.day, since),
      lte(activity.day, kit.today),
    )
    const rows = await kit
      .selectDistinctOn([activity.day, activity.id], {
        id: activity.id,
        day: activity.day,
        title: activity.title,
        kinds: activity.kinds,
      })
      .from(activity)
      .innerJoin(attendance, eq(attendance.activityId, activity.id))
      .where(held)
      .orderBy(desc(activity.day), desc(activity.id))
    const own = await kit
      .select({ id: attendance.activityId })
      .from(attendance)
      .where(
        and(
          eq(attendance.personId, input.id),
          inArray(
            attendance.activityId,
            rows.map((row) => row.id),
          ),
        ),
      )
    const ticked = new Set(own.map((row) => row.id))
    return {
      today: kit.today,
      name: found.name,
      homeName: found.orgName ?? found.externalName ?? '',
      branchName: kept.placeName,
      keptSince: kept.from,
      since,
      held: rows.length,
      attended: rows.filter((row) => ticked.has(row.id)).reverse(),
    }
  },
})
