import * as z from 'zod'
import { orgLevelKeys } from './org-words'
import { pageInput, pageOf } from './page'
import { mayGrant, roleKeys, type Role } from './roles'
import { accountStateKeys, type AccountState } from './account-words'

/** Locked by somebody, or paused by wrong passwords until an instant that is still to come. */
export function accountState(account: { lockedAt: string | null; pausedUntil: string | null }, now: string): AccountState {
  if (account.lockedAt !== null) return 'locked'
  return account.pausedUntil !== null && account.pausedUntil > now ? 'paused' : 'active'
}

export const accountName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,31}$/, 'account_name_form')
export const accountDisplayName = z.string().trim().min(2, 'name_short').max(40, 'text_long')

/** A role at an organisation's subtree, or a keeper's at one station. */
const grantShape = {
  role: z.enum(roleKeys, 'role_missing'),
  orgId: z.uuid('org_missing').nullish(),
  stationId: z.uuid('station_missing').nullish(),
}

type GrantPlace = { role: Role; orgId?: string | null | undefined; stationId?: string | null | undefined }
function placed(grant: GrantPlace, context: z.RefinementCtx): void {
  const keeper = grant.role === 'station_keeper'
  if (keeper && !grant.stationId) context.addIssue({ code: 'custom', path: ['stationId'], message: 'station_missing' })
  if (keeper && grant.orgId) context.addIssue({ code: 'custom', path: ['orgId'], message: 'field_invalid' })
  if (!keeper && !grant.orgId) context.addIssue({ code: 'custom', path: ['orgId'], message: 'org_missing' })
  if (!keeper && grant.stationId) context.addIssue({ code: 'custom', path: ['stationId'], message: 'field_invalid' })
}

export const accountCreate = z.strictObject({ name: accountName, displayName: accountDisplayName, ...grantShape }).superRefine(placed)
export type AccountCreate = z.input<typeof accountCreate>

const seen = { id: z.uuid(), version: z.int('field_missing') }
export const accountSeen = z.strictObject(seen)
export const accountRename = z.strictObject({ ...seen, displayName: accountDisplayName })
export const grantCreate = z.strictObject({ ...seen, ...grantShape }).superRefine(placed)
export const grantEnd = z.strictObject({ ...seen, grantId: z.uuid() })

export const accountListInput = z.object({
  ...pageInput,
  q: z.string().trim().max(60).optional(),
  role: z.enum(roleKeys).optional(),
  state: z.enum(['active', 'locked']).optional(),
})
export type AccountListInput = z.input<typeof accountListInput>

const grantRow = z.object({
  id: z.uuid(),
  role: z.enum(roleKeys),
  place: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  current: z.boolean(),
  mayEnd: z.boolean(),
})
export type GrantRow = z.output<typeof grantRow>

const accountRow = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  state: z.enum(accountStateKeys),
  mustChange: z.boolean(),
  lastSignInAt: z.string().nullable(),
  grants: z.array(grantRow.pick({ id: true, role: true, place: true })),
})
export type AccountRow = z.output<typeof accountRow>
export const accountList = pageOf(accountRow)
export type AccountList = z.output<typeof accountList>

export const accountInput = z.strictObject({ id: z.uuid() })
export const accountPage = accountRow.extend({
  pausedUntil: z.string().nullable(),
  createdAt: z.string(),
  orgName: z.string().nullable(),
  version: z.int(),
  self: z.boolean(),
  mayEdit: z.boolean(),
  grants: z.array(grantRow),
})
export type AccountPage = z.output<typeof accountPage>

/** What the caller may hand out, and where. */
export const accountOptions = z.object({
  roles: z.array(z.enum(roleKeys)),
  orgs: z.array(z.object({ id: z.uuid(), name: z.string(), level: z.enum(orgLevelKeys), parent: z.string().nullable() })),
  stations: z.array(z.object({ id: z.uuid(), name: z.string(), orgName: z.string() })),
})
export type AccountOptions = z.output<typeof accountOptions>

export const accountChanged = z.object({ id: z.uuid(), version: z.int() })
/** The password is told this once and kept nowhere but as a hash. */
export const accountPassword = accountChanged.extend({ name: z.string(), password: z.string() })
export type AccountPassword = z.output<typeof accountPassword>

type Held = { role: Role; orgId: string | null }

/** Whether one of the caller's own grants covers a place (named with its ancestors) and may hand out the role there. */
export function mayGrantAt(own: readonly Held[], role: Role, ancestors: ReadonlySet<string>): boolean {
  return own.some((grant) => grant.orgId !== null && ancestors.has(grant.orgId) && mayGrant(grant.role, role))
}

/**
 * Whether the caller may change an account: each of its grants is one that the caller could hand out. One without
 * a current grant is judged by those it had, so that nobody takes over a senior's old account.
 */
export function mayManage(
  own: readonly Held[],
  grants: readonly { role: Role; current: boolean; ancestors: ReadonlySet<string> }[],
  home: ReadonlySet<string>,
): boolean {
  const current = grants.filter((grant) => grant.current)
  const judged = current.length > 0 ? current : grants
  if (judged.length === 0) return roleKeys.some((role) => mayGrantAt(own, role, home))
  return judged.every((grant) => mayGrantAt(own, grant.role, grant.ancestors))
}
