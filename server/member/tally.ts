import { and, count, ne, type SQL } from 'drizzle-orm'
import type * as z from 'zod'
import { memberStagesCounted, type MemberPage, type memberListInput, type MemberStage, type MemberStanding } from '@/domain/member'
import { countLimit } from '@/domain/page'
import type { ReadKit } from '../read'

type PersonView = ReadKit['from']['person']
export type StageCount = { stage: MemberStage; standing: MemberStanding; count: number }

/** Persons with a stage under some filters, by stage and standing; bounded, and cheap by the index of stages. */
export async function stageCounts(kit: ReadKit, person: PersonView, where: SQL | undefined): Promise<StageCount[]> {
  const staged = kit.select({ stage: person.stage, standing: person.standing }).from(person)
    .where(and(ne(person.stage, 'masses'), where)).limit(countLimit + 1).as('staged')
  return kit.select({ stage: staged.stage, standing: staged.standing, count: count() }).from(staged).groupBy(staged.stage, staged.standing)
}

const total = (rows: readonly StageCount[]) => rows.reduce((sum, row) => sum + row.count, 0)

/** What the tabs of a list say: members, and those on the way, whose standing counts. */
export function tabsOf(rows: readonly StageCount[], counted: readonly MemberStanding[]): MemberPage['tabs'] {
  const of = (stages: readonly MemberStage[]) => total(rows.filter((row) => stages.includes(row.stage) && counted.includes(row.standing)))
  return { members: of(memberStagesCounted), candidate: of(['candidate']), activist: of(['activist']), applicant: of(['applicant']) }
}

/** The stages that a filter names; null for all of them, those without a stage included. */
export function stagesOf(stage: z.output<typeof memberListInput>['stage']): readonly MemberStage[] | null {
  if (stage === undefined) return null
  return stage === 'members' ? memberStagesCounted : [stage]
}

/** How many rows a list has, and how many of them no total counts, from counts already made. */
export function listed(rows: readonly StageCount[], stages: readonly MemberStage[], standing: MemberStanding | undefined, counted: readonly MemberStanding[]): { count: number; uncounted: number } {
  const found = rows.filter((row) => stages.includes(row.stage) && (standing === undefined || row.standing === standing))
  return { count: total(found), uncounted: total(found.filter((row) => !counted.includes(row.standing))) }
}
