import { and, count, inArray, type SQL } from 'drizzle-orm'
import { memberStageKeys, memberStagesCounted, type MemberStage, type MemberStanding, type MemberTabs } from '@/domain/member'
import { countLimit } from '@/domain/page'
import type { ReadKit } from '../read'

type PersonKey = ReadKit['from']['personKey']

/** Persons with a stage under some filters, told apart by tab. Named stages, since the index finds those and not "all but". */
export async function tabsOf(kit: ReadKit, person: PersonKey, where: SQL | undefined): Promise<MemberTabs> {
  const staged = kit
    .select({ stage: person.stage, standing: person.standing })
    .from(person)
    .where(
      and(
        inArray(
          person.stage,
          memberStageKeys.filter((stage) => stage !== 'masses'),
        ),
        where,
      ),
    )
    .limit(countLimit + 1)
    .as('staged')
  const rows = await kit
    .select({ stage: staged.stage, standing: staged.standing, count: count() })
    .from(staged)
    .groupBy(staged.stage, staged.standing)
  const counts: readonly MemberStanding[] = kit.actor.settings['member.counted']
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
