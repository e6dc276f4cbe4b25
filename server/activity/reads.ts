import { and, asc, between, desc, eq, gt, ilike, inArray, isNull, lte, or } from 'drizzle-orm'
import * as z from 'zod'
import {
  activityDetail as detailShape,
  activityFormFacts,
  activityFormInput,
  activityListInput,
  activityPage,
  cohostChoices,
  cohostChoicesInput,
  receiptOf,
} from '@/domain/activity'
import { activityStatesCounted, mayChange, mayReview } from '@/domain/activity-words'
import { treeDay } from '@/domain/basis'
import { AppError } from '@/domain/errors'
import { dayOf, daysOf, firstDay, firstOpenMonth, monthOf } from '@/domain/month'
import { placeOf } from '../actor'
import { after, byName, holds } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { holdsAt, orgsHolding, subtreeIds } from '../reach'
import { read } from '../read'
import { openOn } from '../station/filter'
import { rosterOn } from './roster'

/** A branch's day as the log form needs it. */
export const activityForm = read({
  name: 'activity.form',
  right: 'activity.write',
  http: 'GET /api/activities/form',
  input: activityFormInput,
  output: activityFormFacts,
  run: async (kit, input) => {
    const { select, from, actor, today } = kit
    const { closure, org: orgs, station } = from
    const roots = placeOf(actor, 'activity.write').roots
    const held = await select({ id: orgs.id, name: orgs.name, kind: orgs.kind })
      .from(orgs)
      .where(
        and(
          inArray(
            orgs.id,
            select({ id: closure.orgId })
              .from(closure)
              .where(
                and(
                  inArray(closure.ancestorId, [...roots]),
                  lte(closure.validFrom, today),
                  or(isNull(closure.validTo), gt(closure.validTo, today)),
                ),
              ),
          ),
          or(isNull(orgs.dissolvedOn), gt(orgs.dissolvedOn, today)),
        ),
      )
      .orderBy(asc(orgs.level), asc(orgs.sort), asc(orgs.id))
      .limit(500)
    const org = input.org === undefined ? held[0] : held.find((candidate) => candidate.id === input.org)
    if (org === undefined) throw new AppError('not_found')
    const day = input.day !== undefined && input.day <= today ? input.day : today
    const [stations, roster] = await Promise.all([
      select({ id: station.id, name: station.name, orgId: station.orgId })
        .from(station)
        .where(openOn(station, day))
        .orderBy(byName(station.name), asc(station.id))
        .limit(500),
      rosterOn(kit, org, day),
    ])
    const places = stations.map(({ id, name, orgId }) => ({ id, name, own: orgId === org.id }))
    return {
      accountId: actor.accountId,
      today,
      earliest: firstDay(firstOpenMonth(today)),
      orgs: held,
      org,
      roster,
      stations: [...places.filter((place) => place.own), ...places.filter((place) => !place.own)],
    }
  },
})

/** Activities of a subtree; those that count unless a state is asked for. */
export const activityList = read({
  name: 'activity.list',
  right: 'activity.read',
  http: 'GET /api/activities',
  input: activityListInput,
  output: activityPage,
  run: async (kit, { cursor, limit, org, region, month, basis, kind, state, q }) => {
    const { activity } = kit.from
    const span = month === undefined ? undefined : daysOf(month)
    const words = q === undefined || q === '' ? undefined : `%${q.replace(/[\\%_]/g, '\\$&')}%`
    const wanted = and(
      org === undefined
        ? undefined
        : inArray(activity.orgId, await subtreeIds(kit, org, treeDay({ basis, month: span && monthOf(span.to) }, kit.today))),
      region === undefined ? undefined : eq(activity.regionCode, region),
      span === undefined ? undefined : between(activity.day, span.from, span.to),
      kind === undefined ? undefined : holds(activity.kinds, kind),
      state === undefined ? inArray(activity.state, [...activityStatesCounted]) : eq(activity.state, state),
      words === undefined ? undefined : or(ilike(activity.title, words), ilike(activity.place, words)),
    )
    const [rows, total] = await Promise.all([
      kit
        .select()
        .from(activity)
        .where(and(wanted, cursor === undefined ? undefined : after([activity.day, activity.id], cursorValues(cursor, 2), 'down')))
        .orderBy(desc(activity.day), desc(activity.id))
        .limit(limit + 1),
      kit.counted(kit.select({ id: activity.id }).from(activity).where(wanted)),
    ])
    return pageFrom(rows, limit, total, (row) => [row.day, row.id])
  },
})

/** One activity, for its host's place and for its co-hosts'; names only for whoever may see persons at the host. */
export const activityOne = read({
  name: 'activity.one',
  right: 'activity.read',
  http: 'GET /api/activities/{id}',
  input: z.object({ id: z.uuid() }),
  output: detailShape,
  run: async (kit, { id }) => {
    const { activity, cohost, cohosted } = kit.from
    const [[hosted], shared, named] = await Promise.all([
      kit.select().from(activity).where(eq(activity.id, id)),
      kit.select().from(cohosted).where(eq(cohosted.id, id)),
      kit.select().from(cohost).where(eq(cohost.activityId, id)),
    ])
    const row = hosted ?? shared[0]
    if (row === undefined) throw new AppError('not_found')
    const seenFrom = hosted?.orgId ?? shared[0]?.cohostId ?? row.orgId
    const cohosts = hosted === undefined ? shared : named
    const [writer, reviewer, mayName, answering] = await Promise.all([
      holdsAt(kit, 'activity.write', row.orgId),
      holdsAt(kit, 'activity.review', row.orgId),
      holdsAt(kit, 'person.read', row.orgId),
      orgsHolding(
        kit,
        'activity.write',
        cohosts.map((one) => one.cohostId),
      ),
    ])
    return {
      ...row,
      receipt: receiptOf(dayOf(new Date(row.loggedAt)), row.receipt),
      attendees: mayName ? await names() : null,
      seenFrom,
      cohosts: cohosts.map((one) => ({
        orgId: one.cohostId,
        orgName: one.cohostName,
        state: one.cohostState,
        mayAnswer: answering.has(one.cohostId) && row.state !== 'withdrawn',
      })),
      mayEdit: writer && mayChange(row.state, reviewer),
      mayReview: reviewer && mayReview(row.state),
    }

    function names() {
      const { attendance } = kit.from
      return kit
        .select({ id: attendance.personId, name: attendance.name })
        .from(attendance)
        .where(eq(attendance.activityId, id))
        .orderBy(byName(attendance.name), asc(attendance.personId))
    }
  },
})

/** Whom an activity may have been held with. */
export const activityCohosts = read({
  name: 'activity.cohosts',
  right: 'activity.write',
  http: 'GET /api/activities/cohosts',
  input: cohostChoicesInput,
  output: cohostChoices,
  crosses: 'names of branches, so that an activity held together is logged once',
  run: async ({ select, from, today }) => {
    const { cohostChoice } = from
    return select({ id: cohostChoice.id, name: cohostChoice.name })
      .from(cohostChoice)
      .where(or(isNull(cohostChoice.dissolvedOn), gt(cohostChoice.dissolvedOn, today)))
      .orderBy(byName(cohostChoice.name), asc(cohostChoice.id))
  },
})
