import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { roles, type Role } from '@/domain/roles'
import type { Day } from '@/domain/month'
import { hashPassword } from '../password'

type Place = { orgId: string } | { stationId: string }
/** An account to be made: who, and the one grant it holds. */
export type AccountPlan = { id: string; name: string; displayName: string; role: Role; orgId: string | null; place: Place }
export type AccountRow = {
  id: string
  name: string
  displayName: string
  passwordHash: string
  mustChange: boolean
  demo: boolean
  orgId: string | null
}
export type GrantRow = { id: string; accountId: string; role: Role; orgId: string | null; stationId: string | null; validFrom: Day }
export type AccountLine = { role: Role; label: string; name: string; password: string }

/** Hashes the passwords side by side and makes the rows; `lines` is what the operator is told, once. */
export async function accountRows(
  plans: readonly AccountPlan[],
  passwordOf: () => string,
  since: Day,
  newId: () => string,
): Promise<{ accounts: AccountRow[]; grants: GrantRow[]; lines: AccountLine[] }> {
  const made = await Promise.all(
    plans.map(async (plan) => {
      const password = passwordOf()
      return { plan, password, passwordHash: await hashPassword(password) }
    }),
  )
  return {
    accounts: made.map(({ plan, passwordHash }) => ({
      id: plan.id,
      name: plan.name,
      displayName: plan.displayName,
      passwordHash,
      mustChange: false,
      demo: true,
      orgId: plan.orgId,
    })),
    grants: made.map(({ plan }) => ({
      id: newId(),
      accountId: plan.id,
      role: plan.role,
      validFrom: since,
      orgId: 'orgId' in plan.place ? plan.place.orgId : null,
      stationId: 'stationId' in plan.place ? plan.place.stationId : null,
    })),
    lines: made.map(({ plan, password }) => ({ role: plan.role, label: roles[plan.role].label.zh, name: plan.name, password })),
  }
}

/** Writes the names and passwords for the operator's eyes only, whole or not at all. */
export async function writeAccounts(file: string, lines: readonly AccountLine[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.new`
  await writeFile(draft, `${JSON.stringify(lines, null, 2)}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
}
