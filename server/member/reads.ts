import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import * as z from 'zod'
import { activityStatesCounted } from '@/domain/activity-words'
import { AppError } from '@/domain/errors'
import {
  memberDetail as detail,
  memberForm as form,
  memberListInput,
  memberPage,
  memberTabs as tabs,
  memberTabsInput,
} from '@/domain/member'
import { memberCuts as cuts, memberCutsInput } from '@/domain/member-cuts'
import type { Total } from '@/domain/page'
import { may } from '@/domain/roles'
import { after, among, byName } from '../expressions'
import { cursorValues, turnedPage } from '../paging'
import { pastDay } from '../past'
import { orgsHolding } from '../reach'
import { read } from '../read'
import { cutsOf } from './cuts'
import { filtersOf, stagesOf, standingsOf } from './filter'
import { nextIds, orderOf } from './order'
import { pageOn, tabsOn } from './past'
import { rosterOrgs } from './roster-orgs'
import { tabsOf } from './tally'
import { membershipsOf, postsOf, presencesOf, storyOf } from './timeline'

const attendedShown = 20

/** Persons by name, a page at a time in either direction. */
export const memberList = read({
  name: 'member.list',
  right: 'person.read',
  http: 'GET /api/members',
  input: memberListInput,
  output: memberPage,
  run: async (kit, input) => {
    const day = pastDay(input.month, kit.today)
    if (day !== null) return pageOn(kit, input, day)
    const { person, personKey } = kit.from
    const { limit } = input
    const stages = stagesOf(input.stage)
    const standings = standingsOf(kit, input.standing)
    const filters = and(
      await filtersOf(kit, personKey, input),
      standings === null ? undefined : inArray(personKey.standing, [...standings]),
    )
    const back = input.before !== undefined
    const at = input.before ?? input.cursor
    const edge = at === undefined ? undefined : after([byName(personKey.name), personKey.id], cursorValues(at, 2), back ? 'down' : 'up')
    const sparse =
      (input.q !== undefined && input.q !== '') ||
      input.only !== undefined ||
      kit.actor.grants.every((grant) => grant.level === 'basic' || !may(grant.role, 'person.read'))
    const ids = nextIds(kit, personKey, { where: and(filters, edge), stages, back, limit: limit + 1, sparse })
    const listed = kit
      .select({
        id: person.id,
        name: person.name,
        pinyin: person.pinyin,
        phoneMask: person.phoneMask,
        driverGroup: person.driverGroup,
        stage: person.stage,
        standing: person.standing,
        orgId: person.orgId,
        orgName: person.orgName,
        externalName: person.externalName,
        presenceOrgId: person.presenceOrgId,
        presenceOrgName: person.presenceOrgName,
        joinedOn: person.joinedOn,
        anonymisedAt: person.anonymisedAt,
      })
      .from(person)
      .where(among(person.id, ids))
      .orderBy(...orderOf(person, back))
    // A first page that is not full has told the total already; where that is likely, it is waited for.
    const likely = sparse && at === undefined
    const [found, told] = await Promise.all([listed, likely ? null : countOf()])
    const counted = told ?? (found.length <= limit ? { count: found.length, exact: true } : await countOf())
    const turn = { limit, back, first: at === undefined }
    return { ...turnedPage(found, turn, counted, (row) => [row.name, row.id]), mayCreate: kit.can('member.edit'), left: 0 }

    function countOf(): Promise<Total> {
      const where = and(filters, stages === null ? undefined : inArray(personKey.stage, [...stages]))
      return kit.counted(kit.select({ id: personKey.id }).from(personKey).where(where))
    }
  },
})

/** What the tabs of a list say under its other filters. */
export const memberTabs = read({
  name: 'member.tabs',
  right: 'person.read',
  http: 'GET /api/members/tabs',
  input: memberTabsInput,
  output: tabs,
  run: async (kit, input) => {
    const day = pastDay(input.month, kit.today)
    if (day !== null) return tabsOn(kit, input, day)
    const { personKey } = kit.from
    return tabsOf(kit, personKey, await filtersOf(kit, personKey, input))
  },
})

/** The members of an organisation by sex, age, ethnicity, education, when they joined and occupation: numbers for whoever sees indicators. */
export const memberCuts = read({
  name: 'member.cuts',
  right: 'indicator.read',
  http: 'GET /api/members/cuts',
  input: memberCutsInput,
  output: cuts,
  run: cutsOf,
})

/** What the forms need: today, and where the caller may enter members. */
export const memberForm = read({
  name: 'member.form',
  right: 'member.edit',
  http: 'GET /api/members/form',
  input: z.object({}),
  output: form,
  run: async (kit) => {
    return { today: kit.today, orgs: await rosterOrgs(kit) }
  },
})

/** One person with the dated rows as a story, and this year's activities. */
export const memberOne = read({
  name: 'member.one',
  right: 'person.read',
  http: 'GET /api/members/{id}',
  input: z.object({ id: z.uuid() }),
  output: detail,
  run: async (kit, { id }) => {
    const { person, attendance, activity } = kit.from
    const [row] = await kit.select().from(person).where(eq(person.id, id))
    if (row === undefined) throw new AppError('not_found')
    const open = row.anonymisedAt === null ? [row.orgId, row.presenceOrgId] : []
    const [memberships, presences, posts, attended, edit, unmask] = await Promise.all([
      membershipsOf(kit, id),
      presencesOf(kit, id),
      postsOf(kit, id),
      kit
        .select({ id: activity.id, title: activity.title, day: activity.day, orgName: activity.orgName })
        .from(attendance)
        .innerJoin(activity, eq(activity.id, attendance.activityId))
        .where(
          and(
            eq(attendance.personId, id),
            gte(activity.day, `${kit.today.slice(0, 4)}-01-01`),
            lte(activity.day, kit.today),
            inArray(activity.state, [...activityStatesCounted]),
          ),
        )
        .orderBy(desc(activity.day), desc(activity.id))
        .limit(400),
      orgsHolding(kit, 'member.edit', open),
      orgsHolding(kit, 'person.unmask', open),
    ])
    return {
      ...row,
      timeline: storyOf(memberships, presences, posts),
      posts: posts.filter(({ validFrom, validTo }) => validFrom <= kit.today && (validTo === null || validTo > kit.today)),
      activities: attended.slice(0, attendedShown),
      activitiesThisYear: attended.length,
      lastActivityOn: attended[0]?.day ?? null,
      mayEdit: edit.size > 0,
      mayStage: edit.size > 0 && (row.orgId === null || edit.has(row.orgId)),
      mayUnmask: unmask.size > 0,
    }
  },
})
