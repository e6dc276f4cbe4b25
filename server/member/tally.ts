import { and, count, inArray, type SQL } from 'drizzle-orm'
import type { MemberTabs } from '@/domain/member'
import { memberStageKeys, memberStagesCounted, type MemberStage, type MemberStanding } from '@/domain/member-words'
import { countLimit } from '@/domain/page'
import type { ReadKit } from '../read'

type PersonKey = ReadKit['from']['personKey']

/** The stages that tabs tell apart: named, since an index finds those and not "all but". */
export const stagesTold: readonly MemberStage[] = memberStageKeys.filter((stage) => stage !== 'masses')

/** Persons with a stage under some filters, told apart by tab. */
export async function tabsOf(kit: ReadKit, person: PersonKey, where: SQL | undefined): Promise<MemberTabs> {
  const staged = kit
    .select({ stage: person.stage, standing: person.standing })
    .from(person)
    .where(and(inArray(person.stage, [...stagesTold]), where))
    .limit(countLimit + 1)
    .as('staged')
  const rows = await kit
    .select({ stage: staged.stage, standing: staged.standing, count: count() })
    .from(staged)
    .groupBy(staged.stage, staged.standing)
  return tabsFrom(kit, rows)
}

/** The tabs from how many persons stand in each stage and standing. */
export function tabsFrom({ actor }: ReadKit, rows: readonly { stage: MemberStage; standing: MemberStanding; count: number }[]): MemberTabs {
  const counts: readonly MemberStanding[] = actor.settings['member.counted']
  const of = (stages: readonly MemberStage[], counted: boolean) =>
    rows.filter((row) => stages.includes(row.stage) && counts.includes(row.standing) === counted).reduce((sum, row) => sum + row.count, 0)
  return {
    members: of(memberStagesCounted, true),
    candidate: of(['candidate'], true),
    activist: of(['activist'], true),
    applicant: of(['applicant'], true),
    uncounted: of(memberStagesCounted, false),
  }
}
