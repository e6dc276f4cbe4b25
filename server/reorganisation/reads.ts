import { and, asc, eq, inArray, or } from 'drizzle-orm'
import * as z from 'zod'
import { AppError } from '@/domain/errors'
import { splitRoster } from '@/domain/reorganisation'
import { byName } from '../expressions'
import { holdsAt } from '../reach'
import { read } from '../read'

const rosterMost = 500

/** Whom a split can take along: all who belong to the branch or are kept by it today, by name. */
export const orgRoster = read({
  name: 'org.roster',
  right: 'org.manage',
  http: 'GET /api/organisations/{id}/roster',
  input: z.object({ id: z.uuid() }),
  output: splitRoster,
  run: async (kit, { id }) => {
    const { org, person } = kit.from
    const known = await kit.select({ id: org.id }).from(org).where(eq(org.id, id))
    if (known.length === 0 || !(await holdsAt(kit, 'org.manage', id))) throw new AppError('not_found')
    const rows = await kit
      .select({ id: person.id, name: person.name, phoneMask: person.phoneMask, stage: person.stage, orgId: person.orgId })
      .from(person)
      .where(and(or(eq(person.orgId, id), eq(person.presenceOrgId, id)), inArray(person.standing, ['normal', 'suspended', 'lost'])))
      .orderBy(byName(person.name), asc(person.id))
      .limit(rosterMost)
    return rows.map(({ orgId, ...row }) => ({ ...row, presence: orgId !== id }))
  },
})
