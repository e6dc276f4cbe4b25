import { and, asc, eq } from 'drizzle-orm'
import * as z from 'zod'
import { territoryList as shape } from '@/domain/territory'
import { holdsOn } from '../expressions'
import { read } from '../read'
import { standing } from '../organisation/standing'

/** The Party committees of the territory that an organisation can be put under. */
export const territoryList = read({
  name: 'territory.list',
  right: 'org.manage',
  http: 'GET /api/territories',
  input: z.object({}),
  output: shape,
  run: async ({ select, from, today }) => {
    const { territory, territoryLink: link } = from
    return select({
      id: territory.id,
      name: territory.name,
      regionCode: territory.regionCode,
      parentId: link.parentId,
      version: territory.version,
    })
      .from(territory)
      .leftJoin(link, and(eq(link.childId, territory.id), holdsOn(link.validFrom, link.validTo, today)))
      .where(standing(territory, today))
      .orderBy(asc(territory.regionCode), asc(territory.sort), asc(territory.id))
  },
})
