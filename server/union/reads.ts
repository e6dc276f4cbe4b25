import { desc, eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import type { OwnFigureKey } from '@/domain/figure-words'
import { cityRegion } from '@/domain/region'
import { totalCoverage, unionOfPerson, unionOfPersonInput, unionPage } from '@/domain/union'
import * as z from 'zod'
import { besideOurs, figuresOf } from '../figure/known'
import { read } from '../read'
import { coverageOf } from './coverage'

/** The coverage of each district, and what was published of the city beside ours. */
export const unionOverview = read({
  name: 'union.page',
  right: 'org.read',
  http: 'GET /api/union',
  input: z.object({}),
  output: unionPage,
  run: async (kit) => {
    const { org } = kit.from
    const [rows, figures, cities] = await Promise.all([
      coverageOf(kit),
      figuresOf(kit, [cityRegion]),
      kit.select({ id: org.id }).from(org).where(eq(org.level, 'city')).limit(1),
    ])
    const total = totalCoverage(rows)
    const ours =
      cities.length === 0
        ? null
        : new Map<OwnFigureKey, number>([
            ['union_enterprises', total.enterprisesIn],
            ['union_drivers', total.driversIn],
          ])
    const shown = figures.filter(({ key }) => key === 'union_enterprises' || key === 'union_drivers')
    return { today: kit.today, published: shown.map((figure) => besideOurs(figure, ours)), rows, total }
  },
})

/** The memberships of one person in the union. */
export const unionOfOne = read({
  name: 'union.person',
  right: 'person.read',
  http: 'GET /api/union/persons/{id}',
  input: unionOfPersonInput,
  output: unionOfPerson,
  run: async ({ select, from, today, can }, { id }) => {
    const { person, union } = from
    const [found] = await select({ id: person.id }).from(person).where(eq(person.id, id))
    if (found === undefined) throw new AppError('not_found')
    const spans = await select({ id: union.id, from: union.validFrom, to: union.validTo, basis: union.basis })
      .from(union)
      .where(eq(union.personId, id))
      .orderBy(desc(union.validFrom))
    return { spans, mayEdit: can('org.manage'), today }
  },
})
