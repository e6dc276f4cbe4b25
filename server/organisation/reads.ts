import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { orgPlace as shape, orgPlaceInput } from '@/domain/place'
import { read } from '../read'

/** Where an organisation stands in the visible tree: the way up, itself, and what lies directly below. */
export const orgPlace = read({
  name: 'org.place', right: 'org.read', http: 'GET /api/organisations/place',
  input: orgPlaceInput, output: shape,
  run: async ({ select, from }, { org }) => {
    const { closure, org: orgs } = from
    const here = org ?? (await topOf())
    const upward = await select({ id: orgs.id, name: orgs.name, level: orgs.level, kind: orgs.kind, regionCode: orgs.regionCode, depth: closure.depth })
      .from(closure).innerJoin(orgs, eq(orgs.id, closure.ancestorId))
      .where(and(eq(closure.orgId, here), isNull(closure.validTo))).orderBy(desc(closure.depth))
    const self = upward.at(-1)
    if (self === undefined || self.depth !== 0) throw new AppError('not_found')
    const below = await select({ id: orgs.id, name: orgs.name })
      .from(closure).innerJoin(orgs, eq(orgs.id, closure.orgId))
      .where(and(eq(closure.ancestorId, here), eq(closure.depth, 1), isNull(closure.validTo))).orderBy(asc(orgs.sort), asc(orgs.id)).limit(100)
    return { trail: upward.slice(0, -1), here: self, below }

    /** The highest organisation that the caller sees: the one whose visible ancestors are only itself. */
    async function topOf(): Promise<string> {
      const [top] = await select({ id: orgs.id }).from(orgs).orderBy(asc(orgs.level), asc(orgs.sort), asc(orgs.id)).limit(1)
      if (top === undefined) throw new AppError('not_found')
      return top.id
    }
  },
})
