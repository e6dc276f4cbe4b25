import { eq } from 'drizzle-orm'
import { enterpriseCreate, enterpriseEdit, enterpriseSaved } from '@/domain/enterprise'
import { AppError } from '@/domain/errors'
import { command } from '../command'
import { nouns } from '../nouns'
import { assertKeeper, coded, enterEnterprise } from './create'

export const createEnterprise = command({
  name: 'enterprise.create',
  right: 'org.manage',
  http: 'POST /api/enterprises',
  input: enterpriseCreate,
  output: enterpriseSaved,
  run: enterEnterprise,
})

export const editEnterprise = command({
  name: 'enterprise.edit',
  right: 'org.manage',
  http: 'PATCH /api/enterprises/{id}',
  input: enterpriseEdit,
  output: enterpriseSaved,
  run: async (kit, { id, version, ...facts }) => {
    const { enterpriseToManage: enterprise } = kit.from
    const [before] = await kit.select({ hasParty: enterprise.hasParty }).from(enterprise).where(eq(enterprise.id, id))
    if (before === undefined) throw new AppError('not_found')
    await assertKeeper(kit, facts)
    // A reason beside an organisation would contradict it.
    const reason = before.hasParty ? { noPartyReason: null, noPartyNote: null } : {}
    return coded(kit.update(nouns.enterprise, id, version, { ...facts, ...reason }))
  },
})
