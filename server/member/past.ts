import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type * as z from 'zod'
import { treeDay } from '@/domain/basis'
import type { MemberPage, MemberTabs, memberListInput, memberTabsInput } from '@/domain/member'
import type { MemberStage, MemberStanding } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { after, always, byName, countRows, countWhere, never } from '../expressions'
import { cursorValues, totalOf, turnedPage } from '../paging'
import type { ReadKit } from '../read'
import { filtersOf, placedBy, stagesOf, standingsOf } from './filter'
import { fence, orderOf } from './order'
import { stagesTold, tabsFrom } from './tally'

type Filter = z.output<typeof memberTabsInput>
type Count = { stage: MemberStage; standing: MemberStanding; count: number; left: number }
type Narrowed = { stages: readonly MemberStage[] | null; standings: readonly MemberStanding[] | null }

const anyOf = (values: readonly string[] | null, column: Parameters<typeof inArray>[0]): SQL | undefined =>
  values === null ? undefined : inArray(column, [...values])

/**
 * Persons by stage and standing of a day: those whom the caller sees, and those who stood in the place then and have
 * left it since. A search by name finds none of the latter.
 */
async function countsOn(kit: ReadKit, filter: Filter, day: Day, { stages, standings }: Narrowed): Promise<Count[]> {
  const person = kit.from.personOn(day)
  const gone = kit.from.personLeft(day, treeDay(filter, kit.today))
  const searched = filter.q !== undefined && filter.q !== ''
  const seen = kit
    .select({ stage: person.stage, standing: person.standing, left: never().as('has_left') })
    .from(person)
    .where(and(await filtersOf(kit, person, filter), anyOf(stages, person.stage), anyOf(standings, person.standing)))
  const left = kit
    .select({ stage: gone.stage, standing: gone.standing, left: always().as('has_left') })
    .from(gone)
    .where(searched ? never() : and(await placedBy(kit, gone, filter), anyOf(stages, gone.stage), anyOf(standings, gone.standing)))
  const all = seen
    .unionAll(left)
    .limit(kit.countTo + 1)
    .as('counted')
  return kit
    .select({ stage: all.stage, standing: all.standing, count: countRows(), left: countWhere(eq(all.left, true)) })
    .from(all)
    .groupBy(all.stage, all.standing)
}

const sumOf = (rows: readonly Count[], key: 'count' | 'left') => rows.reduce((sum, row) => sum + row[key], 0)

/** The list of persons as they stood on a day, by name. */
export async function pageOn(kit: ReadKit, input: z.output<typeof memberListInput>, day: Day): Promise<MemberPage> {
  const person = kit.from.personOn(day)
  const { limit } = input
  const [stages, standings] = [stagesOf(input.stage), standingsOf(kit, input.standing)]
  const back = input.before !== undefined
  const at = input.before ?? input.cursor
  const edge = at === undefined ? undefined : after([byName(person.name), person.id], cursorValues(at, 2), back ? 'down' : 'up')
  const where = and(await filtersOf(kit, person, input), anyOf(stages, person.stage), anyOf(standings, person.standing), edge)
  // Nothing orders the rows of a past day: few are found first and then sorted; only everybody is a walk along the names.
  const found = kit.select().from(person).where(where)
  const everybody = stages === null && (input.q === undefined || input.q === '')
  const source = everybody ? found.as('found') : found.limit(fence).as('found')
  const [rows, counts] = await Promise.all([
    kit
      .select()
      .from(source)
      .orderBy(...orderOf(source, back))
      .limit(limit + 1),
    countsOn(kit, input, day, { stages, standings }),
  ])
  const page = turnedPage(rows, { limit, back, first: at === undefined }, totalOf(sumOf(counts, 'count'), kit.countTo), (row) => [
    row.name,
    row.id,
  ])
  return { ...page, mayCreate: kit.can('member.edit'), left: sumOf(counts, 'left') }
}

/** What the tabs of such a list say. */
export const tabsOn = async (kit: ReadKit, filter: Filter, day: Day): Promise<MemberTabs> =>
  tabsFrom(kit, await countsOn(kit, filter, day, { stages: stagesTold, standings: null }))
