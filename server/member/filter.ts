import { and, eq, inArray, like, notInArray, or, type AnyColumn, type SQL, type SQLWrapper } from 'drizzle-orm'
import type * as z from 'zod'
import { treeDay } from '@/domain/basis'
import type { memberListInput } from '@/domain/member'
import { memberStagesCounted, type MemberStage, type MemberStanding } from '@/domain/member-words'
import { beginsWith, firstFilled } from '../expressions'
import { subtreeIds } from '../reach'
import type { ReadKit } from '../read'

type Input = z.output<typeof memberListInput>
type Filter = Pick<Input, 'org' | 'region' | 'q' | 'group' | 'relation' | 'only' | 'except' | 'month' | 'basis'>
/** What a view of persons, of today or of another day, is narrowed by. */
type Placed = { orgId: SQLWrapper; presenceOrgId: SQLWrapper; driverGroup: SQLWrapper }
type Named = { id: AnyColumn; name: AnyColumn; pinyin: AnyColumn; initials: AnyColumn }

/** The stages that a list is asked for, null for everybody. */
export const stagesOf = (stage: Input['stage']): readonly MemberStage[] | null =>
  stage === undefined ? null : stage === 'members' ? memberStagesCounted : [stage]

/** The standings that a list is asked for, null for all; those that count are a setting. */
export const standingsOf = ({ actor }: ReadKit, standing: Input['standing']): readonly MemberStanding[] | null =>
  standing === undefined ? null : standing === 'counted' ? actor.settings['member.counted'] : [standing]

/** A name in Chinese anywhere; letters are the beginning of its sound or of its initials. */
function named(person: Named, q: string | undefined): SQL | undefined {
  if (q === undefined || q === '') return undefined
  const letters = q.toLowerCase().replace(/[\s']/g, '')
  if (/^[a-z]+$/.test(letters)) return or(beginsWith(person.pinyin, letters), beginsWith(person.initials, letters))
  return like(person.name, `%${q.replace(/[\\%_]/g, '\\$&')}%`)
}

/** Counted at organisations: by the one that keeps them, else by the formal one, as `member_drivers` is. */
const countedAt = ({ orgId, presenceOrgId }: Placed, ids: string[] | SQLWrapper): SQL => inArray(firstFilled(presenceOrgId, orgId), ids)

/** Formally at the organisations, kept by them, or counted at them; formal or kept, unless one relation is asked for. */
async function related(kit: ReadKit, person: Placed, { org, relation, month, basis }: Filter): Promise<SQL | undefined> {
  if (org === undefined && relation === undefined) return undefined
  const { org: orgs } = kit.from
  const ids = org === undefined ? kit.select({ id: orgs.id }).from(orgs) : await subtreeIds(kit, org, treeDay({ month, basis }, kit.today))
  if (relation === 'counted') return countedAt(person, ids)
  const formal = inArray(person.orgId, ids)
  const presence = inArray(person.presenceOrgId, ids)
  if (relation === undefined) return or(formal, presence)
  return relation === 'formal' ? formal : presence
}

function countedIn(kit: ReadKit, person: Placed, region: string | undefined): SQL | undefined {
  if (region === undefined) return undefined
  const { org: orgs } = kit.from
  return countedAt(person, kit.select({ id: orgs.id }).from(orgs).where(eq(orgs.regionCode, region)))
}

/** Where persons stand and of which group they are: all conditions of a list that do not ask who they are. */
export async function placedBy(kit: ReadKit, person: Placed, filter: Filter): Promise<SQL | undefined> {
  return and(
    await related(kit, person, filter),
    countedIn(kit, person, filter.region),
    filter.group === undefined ? undefined : eq(person.driverGroup, filter.group),
  )
}

/** The conditions of a list but for stage and standing, by which its tabs are told apart. */
export async function filtersOf(kit: ReadKit, person: Placed & Named, filter: Filter): Promise<SQL | undefined> {
  return and(
    await placedBy(kit, person, filter),
    named(person, filter.q),
    filter.only === undefined ? undefined : inArray(person.id, filter.only.split(',')),
    filter.except === undefined ? undefined : notInArray(person.id, filter.except.split(',')),
  )
}
