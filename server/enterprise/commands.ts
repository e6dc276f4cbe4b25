import { eq } from 'drizzle-orm'
import { enterpriseCreate, enterpriseEdit, enterpriseSaved } from '@/domain/enterprise'
import { AppError } from '@/domain/errors'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { isTaken } from '../violation'

/** The committee that keeps an entry is one that the caller manages. */
async function assertKeeper({ select, from, today }: CommandKit, facts: { orgId: string; dissolvedOn: string | null }): Promise<void> {
  const { orgToManage: org } = from
  const [found] = await select({ level: org.level }).from(org).where(eq(org.id, facts.orgId))
  if (found === undefined || found.level === 'basic') throw new AppError('invalid', { fields: { orgId: 'org_outside' } })
  if (facts.dissolvedOn !== null && facts.dissolvedOn > today) throw new AppError('invalid', { fields: { dissolvedOn: 'date_future' } })
}

/** A code is given once in the whole country; that it is registered says nothing that is not public. */
async function coded<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error, 'enterprise_uscc')) throw new AppError('invalid', { fields: { uscc: 'uscc_taken' } })
    throw error
  }
}

export const createEnterprise = command({
  name: 'enterprise.create',
  right: 'org.manage',
  http: 'POST /api/enterprises',
  input: enterpriseCreate,
  output: enterpriseSaved,
  run: async (kit, facts) => {
    await assertKeeper(kit, facts)
    return coded(kit.insert(nouns.enterprise, facts))
  },
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
