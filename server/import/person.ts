import { driverTable, memberTable } from '@/domain/member-table'
import { admitsMembers } from '@/domain/member-words'
import { roadKinds } from '@/domain/org-words'
import { allNumbers } from '../member/identity'
import type { ReadKit } from '../read'
import type { Importer } from './importer'
import { existingPersons, judgePersons, placesOf } from './person-judge'
import { dependentsOfPersons, undoPersons } from './person-undo'
import { writePersons } from './person-write'

async function lists(kit: ReadKit) {
  const places = [...(await placesOf(kit))]
  const named = (fits: (place: (typeof places)[number][1]) => boolean) => places.filter(([, place]) => fits(place)).map(([name]) => name)
  return { org: named(({ kind }) => admitsMembers(kind)), presence: named(({ kind }) => roadKinds.includes(kind)) }
}

const common = {
  right: 'member.edit',
  lock: allNumbers,
  lists,
  existing: existingPersons,
  write: writePersons,
  dependents: dependentsOfPersons,
  undo: undoPersons,
} as const

export const memberImporter: Importer = { ...common, table: memberTable, judge: (kit) => judgePersons('member', kit) }
export const driverImporter: Importer = { ...common, table: driverTable, judge: (kit) => judgePersons('driver', kit) }
