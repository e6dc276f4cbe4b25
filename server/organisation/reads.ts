import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { branchKinds } from '@/domain/org-words'
import { treeDay } from '@/domain/basis'
import { AppError } from '@/domain/errors'
import { monthOf } from '@/domain/month'
import { orgDetail as detail, orgListInput, orgListPage, orgManaged as managed, orgTree as tree, orgTreeInput } from '@/domain/org'
import { orgPageInput, orgPageShape } from '@/domain/org-page'
import { orgPlace as shape, orgPlaceInput } from '@/domain/place'
import * as z from 'zod'
import { card } from '../card'
import { committeeOf } from '../committee/state'
import { after, containsText } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { pastDay } from '../past'
import { subtreeIds } from '../reach'
import { read } from '../read'
import { historyOf } from '../reorganisation/history'
import { dutiesOfYear, recentActivities, rosterOf, stationsOf } from './cards'
import { closureToday } from './closure'
import { detailOf } from './detail'
import { numbersOf } from './numbers'
import { standing } from './standing'
import { nodesOf } from './tree'
import { trainingOfYear } from './training'
import { treeOf } from './territory-tree'

/** Visible organisations in the order of the tree's levels, by name, kind and group; of a past month those that stood at its end. */
export const orgList = read({
  name: 'org.list',
  right: 'org.read',
  http: 'GET /api/organisations',
  input: orgListInput,
  output: orgListPage,
  run: async (kit, input) => {
    const { org } = kit.from
    const within = input.org === undefined ? undefined : inArray(org.id, await subtreeIds(kit, input.org, treeDay(input, kit.today)))
    const where = and(
      standing(org, pastDay(input.month, kit.today) ?? kit.today),
      within,
      input.q === undefined || input.q === '' ? undefined : containsText(org.name, input.q),
      input.kind === undefined ? undefined : eq(org.kind, input.kind),
      input.group === undefined ? undefined : eq(org.driverGroup, input.group),
    )
    const cursor = input.cursor === undefined ? undefined : after([org.sort, org.id], cursorValues(input.cursor, 2))
    const [rows, total] = await Promise.all([
      kit
        .select({
          id: org.id,
          name: org.name,
          kind: org.kind,
          level: org.level,
          driverGroup: org.driverGroup,
          regionCode: org.regionCode,
          foundedOn: org.foundedOn,
          sort: org.sort,
        })
        .from(org)
        .where(and(where, cursor))
        .orderBy(asc(org.sort), asc(org.id))
        .limit(input.limit + 1),
      kit.counted(kit.select({ id: org.id }).from(org).where(where)),
    ])
    return pageFrom(rows, input.limit, total, (row) => [row.sort, row.id])
  },
})

/** The whole visible tree with a month's numbers. */
export const orgTree = read({
  name: 'org.tree',
  right: 'org.read',
  http: 'GET /api/organisations/tree',
  input: orgTreeInput,
  output: tree,
  run: async (kit, input) => {
    const month = input.month ?? monthOf(kit.today)
    pastDay(month, kit.today)
    return { month, items: await treeOf(kit, month, input), mayCreate: kit.can('org.manage') }
  },
})

/** The committees of city and districts that the caller manages, highest first. */
export const orgManaged = read({
  name: 'org.managed',
  right: 'org.manage',
  http: 'GET /api/organisations/managed',
  input: z.object({}),
  output: managed,
  run: async ({ select, from, today }) => {
    const { orgToManage: org } = from
    return select({ id: org.id, name: org.name, level: org.level, regionCode: org.regionCode })
      .from(org)
      .where(and(ne(org.level, 'basic'), standing(org, today)))
      .orderBy(asc(org.level), asc(org.sort), asc(org.id))
  },
})

/** The facts of one organisation, with the version that an edit must name. */
export const orgGet = read({
  name: 'org.get',
  right: 'org.read',
  http: 'GET /api/organisations/{id}',
  input: z.object({ id: z.uuid() }),
  output: detail,
  run: (kit, { id }) => detailOf(kit, id),
})

/** One organisation's page: each card is a value or the code of what went wrong. */
export const orgPage = read({
  name: 'org.page',
  right: 'org.read',
  http: 'GET /api/organisations/{id}/page',
  input: orgPageInput,
  output: orgPageShape,
  run: async (kit, input) => {
    const month = input.month ?? monthOf(kit.today)
    // A month without cells would read as zeros.
    pastDay(month, kit.today)
    const org = await detailOf(kit, input.id)
    const ids = await subtreeIds(kit, input.id)
    const { basis } = input
    const [numbers, duties, training, children, history, committee, activities, roster, stations] = await Promise.all([
      card(() => numbersOf(kit, org.id, month, basis)),
      card(async () => (branchKinds.includes(org.kind) ? dutiesOfYear(kit, org, month) : [])),
      card(async () => (branchKinds.includes(org.kind) ? trainingOfYear(kit, org, month) : null)),
      card(async () =>
        branchKinds.includes(org.kind) ? [] : (await nodesOf(kit, month, basis)).filter((node) => node.parentId === org.id),
      ),
      card(() => historyOf(kit, org.id)),
      card(() => committeeOf(kit, org)),
      card(() => recentActivities(kit, ids)),
      card(() => rosterOf(kit, org.id)),
      card(() => stationsOf(kit, ids)),
    ])
    return { today: kit.today, month, org, numbers, duties, training, children, history, committee, activities, roster, stations }
  },
})

/** Where an organisation stands in the visible tree: the way up, itself, and what lies directly below. */
export const orgPlace = read({
  name: 'org.place',
  right: 'org.read',
  http: 'GET /api/organisations/place',
  input: orgPlaceInput,
  output: shape,
  run: async (kit, { org }) => {
    const { select, from, today } = kit
    const { org: orgs } = from
    const { closure, now } = closureToday(kit)
    const here = org ?? (await topOf())
    const upward = await select({
      id: orgs.id,
      name: orgs.name,
      level: orgs.level,
      kind: orgs.kind,
      regionCode: orgs.regionCode,
      depth: closure.depth,
    })
      .from(closure)
      .innerJoin(orgs, eq(orgs.id, closure.ancestorId))
      .where(and(eq(closure.orgId, here), now))
      .orderBy(desc(closure.depth))
    const self = upward.at(-1)
    if (self === undefined || self.depth !== 0) throw new AppError('not_found')
    const below = await select({ id: orgs.id, name: orgs.name })
      .from(closure)
      .innerJoin(orgs, eq(orgs.id, closure.orgId))
      .where(and(eq(closure.ancestorId, here), eq(closure.depth, 1), now, standing(orgs, today)))
      .orderBy(asc(orgs.sort), asc(orgs.id))
      .limit(100)
    return { trail: upward.slice(0, -1), here: self, below }

    /** The highest organisation that the caller sees: the one whose visible ancestors are only itself. */
    async function topOf(): Promise<string> {
      const [top] = await select({ id: orgs.id }).from(orgs).orderBy(asc(orgs.level), asc(orgs.sort), asc(orgs.id)).limit(1)
      if (top === undefined) throw new AppError('not_found')
      return top.id
    }
  },
})
