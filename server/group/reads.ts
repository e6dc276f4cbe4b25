import { eq } from 'drizzle-orm'
import * as z from 'zod'
import { AppError } from '@/domain/errors'
import { branchKinds } from '@/domain/org-words'
import { groupState } from '@/domain/party-group'
import { read } from '../read'
import { groupsOf } from './state'

/** The groups of one branch. */
export const groupList = read({
  name: 'group.list',
  right: 'person.read',
  http: 'GET /api/groups/of/{id}',
  input: z.object({ id: z.uuid() }),
  output: groupState,
  run: async (kit, { id }) => {
    const { org } = kit.from
    const [found] = await kit.select({ kind: org.kind }).from(org).where(eq(org.id, id))
    if (found === undefined || !branchKinds.includes(found.kind)) throw new AppError('not_found')
    return groupsOf(kit, id)
  },
})
