import { asc, eq } from 'drizzle-orm'
import { developmentListInput, developmentOne as one, developmentOneInput, developmentPage } from '@/domain/development'
import { countsOf, latestStep, openSteps, sortKeyOf } from '@/domain/development-open'
import { pathOf, sinceOf, stageWorkedOn } from '@/domain/development-path'
import { AppError } from '@/domain/errors'
import type { MemberStanding } from '@/domain/member-words'
import { cursorValues, pageFrom } from '../paging'
import { orgsHolding, subtreeIds } from '../reach'
import { read } from '../read'
import { openPaths } from './open'

/** One person's path: the 25 steps as they stand today, and what is recorded of them. */
export const developmentOne = read({
  name: 'development.one',
  right: 'person.read',
  http: 'GET /api/members/{id}/development',
  input: developmentOneInput,
  output: one,
  run: async (kit, { id }) => {
    const { developing, development } = kit.from
    const [row] = await kit.select().from(developing).where(eq(developing.id, id))
    if (row === undefined) throw new AppError('not_found')
    const [records, held] = await Promise.all([
      kit.select().from(development).where(eq(development.personId, id)).orderBy(asc(development.doneOn), asc(development.id)),
      orgsHolding(kit, 'member.edit', [row.orgId ?? row.presenceOrgId]),
    ])
    const since = sinceOf(row.stages)
    const counts: readonly MemberStanding[] = kit.actor.settings['member.counted']
    return {
      today: kit.today,
      version: row.version,
      stage: row.stage,
      since,
      bornOn: row.bornOn,
      standing: row.standing,
      counted: counts.includes(row.standing),
      path: pathOf({ stage: row.stage, since, bornOn: row.bornOn }, row.steps, kit.today),
      records: records.map(({ amount, unit, ...record }) => ({
        ...record,
        length: amount === null || unit === null ? null : { amount, unit },
      })),
      mayRecord: held.size > 0,
    }
  },
})

/** Those under development in the place: what is late or due first comes first. */
export const developmentList = read({
  name: 'development.list',
  right: 'person.read',
  http: 'GET /api/members/development',
  input: developmentListInput,
  output: developmentPage,
  run: async (kit, { org, stage, late, cursor, limit }) => {
    const people = await openPaths(kit, org === undefined ? null : await subtreeIds(kit, org))
    const wanted = people
      .filter((row) => (stage === undefined || row.stage === stage) && (late === undefined || latestStep(row.path) !== undefined))
      .map((row) => ({ key: sortKeyOf(row), row }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
    const [after = ''] = cursor === undefined ? [] : cursorValues(cursor, 1)
    const rest = wanted.filter(({ key }) => key > String(after)).slice(0, limit + 1)
    const page = pageFrom(rest, limit, { count: wanted.length, exact: true }, ({ key }) => [key])
    const counts = countsOf(people.filter((row) => late === undefined || latestStep(row.path) !== undefined))
    return {
      ...page,
      items: page.items.map(({ row: { path, ...person } }) => ({
        ...person,
        at: stageWorkedOn(path),
        open: openSteps(path),
        blocked: path.filter(({ state }) => state === 'blocked'),
      })),
      today: kit.today,
      counts: { ...counts, late: countsOf(people.filter((row) => stage === undefined || row.stage === stage)).late },
    }
  },
})
