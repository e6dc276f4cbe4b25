import { eq } from 'drizzle-orm'
import * as z from 'zod'
import { committeeState } from '@/domain/committee'
import { handover } from '@/domain/handover'
import { AppError } from '@/domain/errors'
import { branchKinds } from '@/domain/org-words'
import { read } from '../read'
import { handoverOf } from './handover'
import { committeeOf } from './state'

/** Terms and posts of one organisation. */
export const committeeGet = read({
  name: 'committee.get',
  right: 'person.read',
  http: 'GET /api/organisations/{id}/committee',
  input: z.object({ id: z.uuid() }),
  output: committeeState,
  run: async (kit, { id }) => {
    const { org } = kit.from
    const [found] = await kit.select({ id: org.id, kind: org.kind, dissolvedOn: org.dissolvedOn }).from(org).where(eq(org.id, id))
    if (found === undefined) throw new AppError('not_found')
    return committeeOf(kit, found)
  },
})

/** What is open at a branch, for whoever takes it over. */
export const committeeHandover = read({
  name: 'committee.handover',
  right: 'person.read',
  http: 'GET /api/organisations/{id}/handover',
  input: z.object({ id: z.uuid() }),
  output: handover,
  run: async (kit, { id }) => {
    const { org } = kit.from
    const [found] = await kit.select().from(org).where(eq(org.id, id))
    if (found === undefined || !branchKinds.includes(found.kind)) throw new AppError('not_found')
    return handoverOf(kit, found)
  },
})
