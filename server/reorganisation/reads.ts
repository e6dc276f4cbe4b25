import { and, asc, eq, inArray, or } from 'drizzle-orm'
import * as z from 'zod'
import { postBar } from '@/domain/election'
import { AppError } from '@/domain/errors'
import { splitRoster } from '@/domain/reorganisation'
import { byName } from '../expressions'
import { underWay } from '../member/under-way'
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
    const [branch] = await kit.select({ id: org.id, kind: org.kind }).from(org).where(eq(org.id, id))
    if (branch === undefined || !(await holdsAt(kit, 'org.manage', id))) throw new AppError('not_found')
    const rows = await kit
      .select({
        id: person.id,
        name: person.name,
        phoneMask: person.phoneMask,
        stage: person.stage,
        standing: person.standing,
        orgId: person.orgId,
        presenceOrgId: person.presenceOrgId,
      })
      .from(person)
      .where(and(or(eq(person.orgId, id), eq(person.presenceOrgId, id)), inArray(person.standing, ['normal', 'suspended', 'lost'])))
      .orderBy(byName(person.name), asc(person.id))
      .limit(rosterMost)
    const letters = await underWay(
      kit,
      rows.map((row) => row.id),
    )
    const counted = kit.actor.settings['member.counted']
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      phoneMask: row.phoneMask,
      presence: row.orgId !== id,
      electable: postBar(branch, row, { counted, leaving: letters.has(row.id) }) === null,
    }))
  },
})
