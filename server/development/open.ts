import { and, inArray } from 'drizzle-orm'
import { pathOf, sinceOf, type PathStep } from '@/domain/development-path'
import { stagesDeveloping } from '@/domain/development-words'
import { firstFilled, oneOf } from '../expressions'
import type { ReadKit } from '../read'

type Stage = (typeof stagesDeveloping)[number]
export type OpenPath = { id: string; name: string; stage: Stage; orgName: string | null; path: PathStep[] }

/**
 * Everybody under development at some organisations, with their paths. Development is the formal organisation's; of
 * somebody whose relation lies outside the city it is that of the branch that keeps them.
 */
export async function openPaths(kit: ReadKit, orgIds: readonly string[] | null): Promise<OpenPath[]> {
  const { developing: person } = kit.from
  const people = await kit
    .select()
    .from(person)
    .where(
      and(
        inArray(person.stage, [...stagesDeveloping]),
        inArray(person.standing, [...kit.actor.settings['member.counted']]),
        orgIds === null ? undefined : oneOf(firstFilled(person.orgId, person.presenceOrgId), orgIds),
      ),
    )
  return people.flatMap(({ id, name, bornOn, orgName, stages, steps, ...row }) => {
    const stage = stagesDeveloping.find((key) => key === row.stage)
    if (stage === undefined) return []
    return [{ id, name, stage, orgName, path: pathOf({ stage, since: sinceOf(stages), bornOn }, steps, kit.today) }]
  })
}
