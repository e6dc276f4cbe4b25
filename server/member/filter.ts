import { and, eq, inArray, isNull, like, or, type SQL } from 'drizzle-orm'
import type * as z from 'zod'
import type { memberListInput } from '@/domain/member'
import { beginsWith } from '../expressions'
import { subtreeIds } from '../reach'
import type { ReadKit } from '../read'

type Filter = Pick<z.output<typeof memberListInput>, 'org' | 'region' | 'q' | 'group' | 'relation' | 'only'>
type PersonKey = ReadKit['from']['personKey']

/** A name in Chinese anywhere; letters are the beginning of its sound or of its initials. */
function named(person: PersonKey, q: string | undefined): SQL | undefined {
  if (q === undefined || q === '') return undefined
  const letters = q.toLowerCase().replace(/[\s']/g, '')
  if (/^[a-z]+$/.test(letters)) return or(beginsWith(person.pinyin, letters), beginsWith(person.initials, letters))
  return like(person.name, `%${q.replace(/[\\%_]/g, '\\$&')}%`)
}

/** Formally at the organisations, or kept by them; either, unless one relation is asked for. */
async function placed(kit: ReadKit, person: PersonKey, { org, relation }: Filter): Promise<SQL | undefined> {
  if (org === undefined && relation === undefined) return undefined
  const { org: orgs } = kit.from
  const ids = org === undefined ? kit.select({ id: orgs.id }).from(orgs) : await subtreeIds(kit, org)
  const formal = inArray(person.orgId, ids)
  const presence = inArray(person.presenceOrgId, ids)
  if (relation === undefined) return or(formal, presence)
  return relation === 'formal' ? formal : presence
}

/** Counted in a district: by the organisation that keeps them, else by the formal one, as `member_drivers` is. */
function countedIn(kit: ReadKit, person: PersonKey, region: string | undefined): SQL | undefined {
  if (region === undefined) return undefined
  const { org: orgs } = kit.from
  const ids = kit.select({ id: orgs.id }).from(orgs).where(eq(orgs.regionCode, region))
  return or(inArray(person.presenceOrgId, ids), and(isNull(person.presenceOrgId), inArray(person.orgId, ids)))
}

/** The conditions of a list but for stage and standing, by which its tabs are told apart. */
export async function filtersOf(kit: ReadKit, person: PersonKey, filter: Filter): Promise<SQL | undefined> {
  return and(
    await placed(kit, person, filter),
    countedIn(kit, person, filter.region),
    named(person, filter.q),
    filter.only === undefined ? undefined : inArray(person.id, filter.only.split(',')),
    filter.group === undefined ? undefined : eq(person.driverGroup, filter.group),
  )
}
