import { and, asc, eq, inArray } from 'drizzle-orm'
import type * as z from 'zod'
import { treeDay } from '@/domain/basis'
import { classesOf, cutKeys, cutOf, others, type Cut } from '@/domain/cut'
import { AppError } from '@/domain/errors'
import type { MemberCuts, memberCutsInput } from '@/domain/member-cuts'
import { memberStagesCounted } from '@/domain/member-words'
import { may } from '@/domain/roles'
import { withheld } from '@/domain/withheld'
import { byEach, countRows } from '../expressions'
import { pastDay } from '../past'
import type { ReadKit } from '../read'

/** The organisation asked for, or the highest that the caller sees. */
async function orgOf({ select, from }: ReadKit, id: string | undefined) {
  const { org } = from
  const [found] = await select({ id: org.id, name: org.name })
    .from(org)
    .where(id === undefined ? undefined : eq(org.id, id))
    .orderBy(asc(org.level), asc(org.sort), asc(org.id))
    .limit(1)
  if (found === undefined) throw new AppError('not_found')
  return found
}

/** Whether an organisation is the branch that the caller leads: whoever knows everybody there anyway. */
const isOwn = ({ actor }: ReadKit, org: string): boolean =>
  actor.grants.some((grant) => grant.orgId === org && grant.level === 'basic' && may(grant.role, 'person.read'))

type Row = { value: string | null; count: number }

/** The classes of a cut as the caller may be told them. */
function toldOf(cut: Cut, rows: readonly Row[], least: number | null): MemberCuts['cuts'][number]['classes'] {
  const classes = classesOf(cut, rows)
  if (least === null) return classes
  const counts = withheld(
    classes.map(({ count }) => count),
    least,
  )
  if (counts === null) return null
  const told = classes.map(({ key }, index) => ({ key, count: counts[index] ?? null }))
  const shown = told.filter(({ count }) => count !== null)
  if (cutOf(cut).many !== true || shown.length === told.length) return told
  const rest = classes.filter((_, index) => counts[index] === null)
  return [...shown, { key: others, count: rest.reduce((sum, { count }) => sum + count, 0) }]
}

/** The members that a number counts, by each cut; outside the own branch without the classes of few. */
export async function cutsOf(kit: ReadKit, { org: asked, month, basis, count }: z.output<typeof memberCutsInput>): Promise<MemberCuts> {
  const { select, from, today, actor } = kit
  const day = pastDay(month, today) ?? today
  const org = await orgOf(kit, asked)
  const member = from.memberCut(count, day, treeDay({ month, basis }, today))
  const columns = {
    sex: member.sex,
    age: member.age,
    ethnicity: member.ethnicity,
    education: member.education,
    joined: member.joinedIn,
    occupation: member.occupation,
  } as const satisfies Record<Cut, unknown>
  const { name, value, sets } = byEach(columns)
  const rows = await select({ cut: name, value, count: countRows() })
    .from(member)
    .where(
      and(
        eq(member.ancestorId, org.id),
        inArray(member.stage, [...memberStagesCounted]),
        inArray(member.standing, [...actor.settings['member.counted']]),
        count === 'member_drivers' ? eq(member.driverGroup, 'truck') : undefined,
      ),
    )
    .groupBy(sets)
  const rowsOf = (cut: Cut) => rows.filter((row) => row.cut === cut)
  const least = isOwn(kit, org.id) ? null : actor.settings['privacy.least_shown']
  return {
    org,
    day,
    total: rowsOf('sex').reduce((sum, row) => sum + row.count, 0),
    least,
    cuts: cutKeys.map((cut) => ({ cut, classes: toldOf(cut, rowsOf(cut), least) })),
  }
}
