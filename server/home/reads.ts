import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import { branchFactsOf, dutiesOf } from '@/domain/duties'
import { AppError } from '@/domain/errors'
import { agendaOf, homeFacts, homeInput, type HomeFacts } from '@/domain/home'
import { addMonths, daysBetween, monthOf } from '@/domain/month'
import { letterClock } from '@/domain/transfer-words'
import { placeOf } from '../actor'
import { heldBy } from '../duty/held'
import { rulesFor } from '../duty/rules'
import { byName, sumOf } from '../expressions'
import { absencesOf } from '../floating/absence'
import { bodiesOf } from '../duty/bodies'
import { read, type ReadKit } from '../read'
import { openOn } from '../station/filter'
import { lettersAt } from '../transfer/letters'

/** What the branch has to do about letters of transfer, the most urgent first: to receive, or to ask after. */
async function lettersOf(kit: ReadKit, orgId: string): Promise<HomeFacts['letters']> {
  if (!kit.can('person.read')) return []
  return (await lettersAt(kit, orgId))
    .filter((letter) => letter.direction === 'in' || letterClock(letter, kit.today) !== 'running')
    .map(({ id, direction, name, other, validUntil }) => ({ id, direction, name, other, daysLeft: daysBetween(kit.today, validUntil) }))
}

/** What others say they held together with the branch, before the branch has answered. */
function askedOf({ select, from }: ReadKit, orgId: string): Promise<HomeFacts['asked']> {
  const { cohosted } = from
  return select({ id: cohosted.id, title: cohosted.title, day: cohosted.day, host: cohosted.orgName })
    .from(cohosted)
    .where(and(eq(cohosted.cohostId, orgId), eq(cohosted.cohostState, 'asked'), inArray(cohosted.state, [...activityStatesCounted])))
    .orderBy(asc(cohosted.day), asc(cohosted.id))
    .limit(50)
}

/** The first screen of a secretary: one branch, its duties of now and its few numbers. */
export const homePage = read({
  name: 'home.page',
  right: 'activity.write',
  http: 'GET /api/home',
  input: homeInput,
  output: homeFacts,
  run: async (kit, input) => {
    const { select, selectDistinctOn, from, actor, today } = kit
    const { org: orgs, activity, cell, station, reading } = from
    const id = input.org ?? placeOf(actor, 'activity.write').roots[0]
    const [org] = id === undefined ? [] : await select().from(orgs).where(eq(orgs.id, id))
    if (org === undefined) throw new AppError('not_found')
    const month = monthOf(today)
    const january = `${month.slice(0, 4)}-01`
    const [held, cells, stations, readings, owed, rules, bodies, asked, letters, absent] = await Promise.all([
      select({
        id: activity.id,
        day: activity.day,
        present: activity.present,
        state: activity.state,
        title: activity.title,
        note: activity.stateNote,
      })
        .from(activity)
        .where(and(eq(activity.orgId, org.id), inArray(activity.state, [...activityStatesCounted]), gte(activity.day, `${january}-01`)))
        .orderBy(desc(activity.day), desc(activity.id)),
      select({ indicator: cell.indicator, month: cell.month, num: sumOf(cell.num) })
        .from(cell)
        .where(
          and(
            eq(cell.orgId, org.id),
            inArray(cell.indicator, ['members_formal', 'members_presence']),
            inArray(cell.month, [month, addMonths(month, -1)]),
          ),
        )
        .groupBy(cell.indicator, cell.month),
      select({ id: station.id, name: station.name })
        .from(station)
        .where(and(eq(station.orgId, org.id), openOn(station, today)))
        .orderBy(byName(station.name), asc(station.id))
        .limit(50),
      selectDistinctOn([reading.stationId], { stationId: reading.stationId, day: reading.day, count: reading.count })
        .from(reading)
        .where(eq(reading.stationOrgId, org.id))
        .orderBy(asc(reading.stationId), desc(reading.day)),
      heldBy(kit, [org.id], { from: january, to: month }),
      rulesFor(kit),
      bodiesOf(kit, [org.id]),
      askedOf(kit, org.id),
      lettersOf(kit, org.id),
      kit.can('person.read') ? absencesOf(kit, { orgIds: [org.id] }).then((found) => found.absent) : [],
    ])
    const stock = (indicator: string, at: string) => cells.find((row) => row.indicator === indicator && row.month === at)?.num ?? 0
    const last = new Map(readings.map((row) => [row.stationId, row]))
    return {
      accountId: actor.accountId,
      secretary: actor.displayName,
      today,
      asOf: new Date().toISOString(),
      org,
      duties: agendaOf(
        dutiesOf(branchFactsOf(org, bodies.get(org.id)), owed.get(org.id) ?? [], rules, { from: january, to: month }, today),
        today,
      ),
      returned: held.filter((row) => row.state === 'returned').map(({ id, title, day, note }) => ({ id, title, day, note: note ?? '' })),
      asked,
      letters,
      absent: {
        remind: absent.filter((row) => row.alert === 'remind').length,
        register: absent.filter((row) => row.alert === 'register').length,
      },
      members: {
        formal: stock('members_formal', month),
        formalBefore: stock('members_formal', addMonths(month, -1)),
        presence: stock('members_presence', month),
      },
      year: { activities: held.length, attended: held.reduce((sum, row) => sum + (row.present ?? 0), 0) },
      stations: stations.map(({ id, name }) => ({ id, name, lastDay: last.get(id)?.day ?? null, lastCount: last.get(id)?.count ?? null })),
    }
  },
})
