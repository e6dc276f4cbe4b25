import { uuidv7 } from 'uuidv7'
import type { membership, presence } from '@/db/schema/person'
import type { identityCheck } from '@/db/schema/identity-check'
import { AppError } from '@/domain/errors'
import { monthOf, type Day } from '@/domain/month'
import { personFacts, type PersonFacts } from '@/domain/person-import'
import type { CommandKit } from '../command'
import { amongHashes } from '../expressions'
import { editable, editPerson } from '../member/edit'
import { externalId } from '../member/external'
import { idColumns, phoneColumns, sealedId } from '../member/identity'
import { soundOf } from '../member/pinyin'
import { membershipValues, presenceValues } from '../member/record'
import { nouns } from '../nouns'
import type { WritableLine, Writing, WrittenRow } from './importer'
import { personBefore } from './person-undo'

/** Since the check somebody entered one of the numbers in the caller's own place: the file has to be looked at again. */
async function assertUnknown(kit: CommandKit, numbers: readonly string[]): Promise<void> {
  const { number } = kit.from
  const hashes = numbers.flatMap((text) => kit.hashes(text))
  const [known] = await kit.select({ id: number.id }).from(number).where(amongHashes(number.hash, hashes)).limit(1)
  if (known !== undefined) throw new AppError('conflict')
}

/** Each organisation with the earliest day from which its lines count: its cells are counted again once. */
function touch(kit: CommandKit, stood: readonly { orgId: string | null; from: Day }[]): void {
  const earliest = new Map<string, Day>()
  for (const { orgId, from } of stood) {
    const before = orgId === null ? undefined : earliest.get(orgId)
    if (orgId !== null && (before === undefined || from < before)) earliest.set(orgId, from)
  }
  for (const [org, on] of earliest) {
    kit.touch({ source: 'member', at: { org }, from: monthOf(on), to: 'now' })
    kit.effect({ at: { org }, on })
  }
}

/** Persons as `memberCreate` makes them, many at a time: a number that stands elsewhere in the city waits for a check. */
async function createPersons(kit: CommandKit, lines: readonly PersonFacts[], { basis: file }: Writing): Promise<WrittenRow[]> {
  const numbers = lines.flatMap(({ idNumber }) => idNumber ?? [])
  await assertUnknown(kit, numbers)
  const holders = await kit.holdersOf(numbers.flatMap((text) => kit.hashes(text)))
  const outside = new Map<string, string>()
  for (const { formal } of lines) {
    if ('orgId' in formal) continue
    const key = JSON.stringify(formal.external)
    if (!outside.has(key)) outside.set(key, await externalId(kit, formal.external))
  }
  const made = lines.map(({ formal, presenceOrgId, stage, since, basis, phone, idNumber, ...facts }) => {
    const id = uuidv7()
    const holderId =
      idNumber === null ? null : (kit.hashes(idNumber).flatMap((hash) => holders.get(hash.toString('base64')) ?? [])[0] ?? null)
    const place = 'orgId' in formal ? formal : { externalOrgId: outside.get(JSON.stringify(formal.external)) ?? '' }
    const dated = { from: since, to: null, basis: basis ?? file }
    return {
      person: {
        id,
        ...facts,
        ...soundOf(facts.name),
        ...phoneColumns(kit, phone),
        ...idColumns(kit, holderId === null ? idNumber : null),
        pending: holderId !== null,
      },
      membership: { id: uuidv7(), ...membershipValues(kit, id, { formal: place, stage, standing: 'normal', ...dated }) },
      presence:
        presenceOrgId === null ? [] : [{ id: uuidv7(), ...presenceValues(kit, id, { orgId: presenceOrgId, kind: 'managed', ...dated }) }],
      check:
        holderId === null || idNumber === null
          ? []
          : [
              {
                id: uuidv7(),
                personId: id,
                holderId,
                orgId: 'orgId' in formal ? formal.orgId : (presenceOrgId ?? ''),
                ...sealedId(kit, idNumber),
                askedBy: kit.actor.accountId,
              },
            ],
    }
  })
  const presences: (typeof presence.$inferInsert & { id: string })[] = made.flatMap((one) => one.presence)
  const checks: (typeof identityCheck.$inferInsert & { id: string })[] = made.flatMap((one) => one.check)
  const memberships: (typeof membership.$inferInsert & { id: string })[] = made.map((one) => one.membership)
  await kit.load(
    nouns.person,
    made.map((one) => one.person),
    (row) => ({ person: row.id ?? '' }),
  )
  await kit.load(nouns.membership, memberships, (row) => ({ person: row.personId }))
  await kit.load(nouns.presence, presences, (row) => ({ person: row.personId }))
  await kit.load(nouns.identityCheck, checks, (row) => ({ person: row.personId }))
  touch(kit, [
    ...memberships.map((row) => ({ orgId: row.orgId ?? null, from: row.validFrom })),
    ...presences.map((row) => ({ orgId: row.orgId, from: row.validFrom })),
  ])
  return made.map(({ person }) => ({ id: person.id, version: 1, before: null }))
}

/** Takes over what a line fills in, and what it overwrites where somebody chose so; stage and place stay. */
async function mergePerson(kit: CommandKit, id: string, facts: PersonFacts, columns: ReadonlySet<string>): Promise<WrittenRow> {
  const before = await personBefore(kit, id)
  const standing = await editable(kit, id)
  const { version } = await editPerson(kit, {
    id,
    version: standing.version,
    name: facts.name,
    driverGroup: facts.driverGroup,
    employer: facts.employer ?? standing.employer,
    joinedOn: facts.joinedOn ?? standing.joinedOn,
    ethnicity: facts.ethnicity ?? standing.ethnicity,
    education: facts.education ?? standing.education,
    occupation: facts.occupation ?? standing.occupation,
    sex: facts.sex ?? standing.sex,
    bornOn: facts.bornOn ?? standing.bornOn,
    ...(columns.has('phone') ? { phone: facts.phone } : {}),
    ...(columns.has('idNumber') ? { idNumber: facts.idNumber } : {}),
  })
  return { id, version, before }
}

/** Writes lines of persons. */
export async function writePersons(kit: CommandKit, lines: readonly WritableLine[], writing: Writing): Promise<WrittenRow[]> {
  const read = lines.map((line) => ({ ...line, facts: personFacts.parse(line.facts) }))
  const created = await createPersons(
    kit,
    read.flatMap(({ into, facts }) => (into === null ? facts : [])),
    writing,
  )
  const merged: WrittenRow[] = []
  for (const { into, facts, fills, differs } of read)
    if (into !== null) merged.push(await mergePerson(kit, into.id, facts, new Set([...fills, ...differs])))
  return [...created, ...merged]
}
