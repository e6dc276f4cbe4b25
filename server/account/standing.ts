import { and, asc, eq, inArray } from 'drizzle-orm'
import { mayGrantAt, mayManage } from '@/domain/account'
import { AppError } from '@/domain/errors'
import type { Role } from '@/domain/roles'
import { placeOf } from '../actor'
import { closureToday } from '../organisation/closure'
import type { ReadKit } from '../read'
import { refuse } from '../refusal'

type Ancestors = ReadonlyMap<string, ReadonlySet<string>>
const none: ReadonlySet<string> = new Set()

/** Each organisation with all that stand above it today, itself included. */
async function ancestorsOf(kit: ReadKit, orgIds: readonly (string | null)[]): Promise<Ancestors> {
  const asked = [...new Set(orgIds.filter((id) => id !== null))]
  if (asked.length === 0) return new Map()
  const { closure, now } = closureToday(kit)
  const rows = await kit
    .select({ orgId: closure.orgId, ancestorId: closure.ancestorId })
    .from(closure)
    .where(and(inArray(closure.orgId, asked), now))
  const found = new Map<string, Set<string>>()
  for (const { orgId, ancestorId } of rows) found.set(orgId, (found.get(orgId) ?? new Set<string>()).add(ancestorId))
  return found
}

const above = (ancestors: Ancestors, orgId: string | null) => (orgId === null ? none : (ancestors.get(orgId) ?? none))

/** The grants of some accounts, newest first, each with whether it holds today and whether the caller could hand it out. */
export async function grantsOf(kit: ReadKit, accountIds: readonly string[]) {
  if (accountIds.length === 0) return []
  const { grant } = kit.from
  const rows = await kit
    .select({
      id: grant.id,
      accountId: grant.accountId,
      role: grant.role,
      place: grant.placeName,
      placeOrgId: grant.placeOrgId,
      orgId: grant.orgId,
      stationId: grant.stationId,
      validFrom: grant.validFrom,
      validTo: grant.validTo,
    })
    .from(grant)
    .where(inArray(grant.accountId, [...accountIds]))
    .orderBy(asc(grant.accountId), asc(grant.id))
  const ancestors = await ancestorsOf(
    kit,
    rows.map((row) => row.placeOrgId),
  )
  return rows.map((row) => {
    const current = row.validTo === null || row.validTo > kit.today
    return {
      ...row,
      current,
      ancestors: above(ancestors, row.placeOrgId),
      mayEnd: current && mayGrantAt(kit.actor.grants, row.role, above(ancestors, row.placeOrgId)),
    }
  })
}

/** An account of the caller's place with its grants, and whether the caller may change it; `not_found` when out of reach. */
export async function accountWith(kit: ReadKit, id: string) {
  const { account } = kit.from
  const [found] = await kit.select().from(account).where(eq(account.id, id))
  if (found === undefined) throw new AppError('not_found')
  const grants = await grantsOf(kit, [id])
  const home = above(await ancestorsOf(kit, [found.orgId]), found.orgId)
  const self = found.id === kit.actor.accountId
  return { account: found, grants, self, mayEdit: !self && mayManage(kit.actor.grants, grants, home) }
}

/** The same for a command: nobody changes their own account here, nor one that outranks them. */
export async function managedAccount(kit: ReadKit, id: string) {
  const found = await accountWith(kit, id)
  if (found.self) refuse('id', 'not_yourself')
  if (!found.mayEdit) throw new AppError('forbidden')
  return found
}

/** Where a grant would stand: its organisation or station inside the caller's place, with a role that the caller may hand out there. */
export async function grantedPlace(
  kit: ReadKit,
  grant: { role: Role; orgId?: string | null | undefined; stationId?: string | null | undefined },
) {
  const { org, station } = kit.from
  const placeField = grant.stationId ? 'stationId' : 'orgId'
  const [place] = grant.stationId
    ? await kit.select({ orgId: station.orgId }).from(station).where(eq(station.id, grant.stationId))
    : await kit
        .select({ orgId: org.id })
        .from(org)
        .where(eq(org.id, grant.orgId ?? ''))
  if (place === undefined) refuse(placeField, 'place_outside')
  const ancestors = above(await ancestorsOf(kit, [place.orgId]), place.orgId)
  if (!mayGrantAt(kit.actor.grants, grant.role, ancestors)) {
    const field = placeOf(kit.actor, 'account.manage').roots.some((root) => ancestors.has(root)) ? 'role' : placeField
    refuse(field, field === 'role' ? 'role_not_yours' : 'place_outside')
  }
  return { role: grant.role, orgId: grant.stationId ? null : place.orgId, stationId: grant.stationId ?? null, homeOrgId: place.orgId }
}
