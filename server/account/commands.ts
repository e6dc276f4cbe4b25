import { hashPassword, newPassword } from '@/db/password'
import { accountChanged, accountCreate, accountPassword, accountRename, accountSeen, grantCreate, grantEnd } from '@/domain/account'
import { AppError } from '@/domain/errors'
import { command } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { isTaken } from '../violation'
import { endSessions, resetPassword } from './secret'
import { grantedPlace, managedAccount } from './standing'

const secretAnswer = 'the answer holds a password'

async function named<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error, 'account_name')) refuse('name', 'name_taken')
    throw error
  }
}

/** Where an account lies, for rows that belong to it. */
const ownerOf = (account: { id: string; orgId: string | null }) => ({
  id: account.id,
  at: account.orgId === null ? ('city' as const) : { org: account.orgId },
})

/** Opens an account with its first grant; the password is made here, told once, and must be changed. */
export const createAccount = command({
  name: 'account.create',
  right: 'account.manage',
  http: 'POST /api/accounts',
  unkept: secretAnswer,
  input: accountCreate,
  output: accountPassword,
  run: async (kit, { name, displayName, ...wanted }) => {
    const { homeOrgId, ...place } = await grantedPlace(kit, wanted)
    const password = newPassword()
    const account = await named(
      kit.insert(nouns.account, { name, displayName, passwordHash: await hashPassword(password), mustChange: true, orgId: homeOrgId }),
    )
    await kit.insert(nouns.grant, { ...place, accountId: account.id, validFrom: kit.today, grantedBy: kit.actor.accountId })
    return { id: account.id, version: account.version, name, password }
  },
})

export const renameAccount = command({
  name: 'account.rename',
  right: 'account.manage',
  http: 'PATCH /api/accounts/{id}',
  input: accountRename,
  output: accountChanged,
  run: async (kit, { id, version, displayName }) => {
    await managedAccount(kit, id)
    return kit.update(nouns.account, id, version, { displayName })
  },
})

/** Adds a role at a place. The account's version goes up, so that two hands cannot change one account unseen. */
export const grantRole = command({
  name: 'account.grant',
  right: 'account.manage',
  http: 'POST /api/accounts/{id}/grants',
  input: grantCreate,
  output: accountChanged,
  run: async (kit, { id, version, ...wanted }) => {
    const { grants } = await managedAccount(kit, id)
    const { role, orgId, stationId } = await grantedPlace(kit, wanted)
    const twice = grants.some((grant) => grant.current && grant.role === role && grant.orgId === orgId && grant.stationId === stationId)
    if (twice) refuse('role', 'grant_twice')
    await kit.insert(nouns.grant, { role, orgId, stationId, accountId: id, validFrom: kit.today, grantedBy: kit.actor.accountId })
    return kit.update(nouns.account, id, version, {})
  },
})

/** Ends a grant today: it is no longer asked for from the next request on. */
export const revokeGrant = command({
  name: 'account.revoke',
  right: 'account.manage',
  http: 'DELETE /api/accounts/{id}/grants/{grantId}',
  input: grantEnd,
  output: accountChanged,
  run: async (kit, { id, version, grantId }) => {
    const { grants } = await managedAccount(kit, id)
    if (!grants.some((grant) => grant.id === grantId && grant.current)) throw new AppError('not_found')
    await kit.amend(nouns.grant, grantId, { validTo: kit.today })
    return kit.update(nouns.account, id, version, {})
  },
})

/** Locks an account until somebody unlocks it; its sessions end at once. */
export const lockAccount = command({
  name: 'account.lock',
  right: 'account.manage',
  http: 'POST /api/accounts/{id}/lock',
  input: accountSeen,
  output: accountChanged,
  run: async (kit, { id, version }) => {
    const { account } = await managedAccount(kit, id)
    const locked = await kit.update(nouns.account, id, version, { lockedAt: account.lockedAt ?? kit.now })
    await endSessions(kit, ownerOf(account))
    return locked
  },
})

/** Opens a locked or paused account again. */
export const unlockAccount = command({
  name: 'account.unlock',
  right: 'account.manage',
  http: 'POST /api/accounts/{id}/unlock',
  input: accountSeen,
  output: accountChanged,
  run: async (kit, { id, version }) => {
    await managedAccount(kit, id)
    return kit.update(nouns.account, id, version, { lockedAt: null, pausedUntil: null, failures: 0 })
  },
})

export const resetAccount = command({
  name: 'account.reset',
  right: 'account.manage',
  http: 'POST /api/accounts/{id}/password',
  unkept: secretAnswer,
  input: accountSeen,
  output: accountPassword,
  run: async (kit, { id, version }) => {
    const { account } = await managedAccount(kit, id)
    const password = newPassword()
    await resetPassword(kit, ownerOf(account), password, account.demo)
    const reset = await kit.update(nouns.account, id, version, {})
    return { id, version: reset.version, name: account.name, password }
  },
})
