import { eq, inArray } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { memberEdit } from '@/domain/member'
import type { Dependents } from '@/domain/import'
import { monthOf } from '@/domain/month'
import type { CommandKit } from '../command'
import { countRows } from '../expressions'
import { editPerson } from '../member/edit'
import { freeNumbers } from '../member/identity'
import { nouns } from '../nouns'
import type { WrittenRow } from './importer'

const before = memberEdit.omit({ id: true, version: true })

/** What a person was before a line was merged into them, with the numbers; it is kept sealed. */
export async function personBefore(kit: CommandKit, id: string): Promise<string> {
  const { person, identity } = kit.from
  const [row] = await kit.select().from(person).where(eq(person.id, id))
  const [sealed] = await kit.select().from(identity).where(eq(identity.id, id))
  if (row === undefined || sealed === undefined) throw new AppError('not_found')
  const open = (text: Buffer | null) => (text === null ? null : kit.cipher.open(text))
  const { name, driverGroup, employer, joinedOn, ethnicity, education, occupation, sex, bornOn } = row
  const numbers = { phone: open(sealed.phoneCipher), idNumber: open(sealed.idCipher) }
  return JSON.stringify({ name, driverGroup, employer, joinedOn, ethnicity, education, occupation, sex, bornOn, ...numbers })
}

const someMost = 5
const chunk = 5_000

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += chunk) yield items.slice(at, at + chunk)
}

type Depends = Dependents[number]

/** What was recorded since about persons that a batch wrote. */
export async function dependentsOfPersons(kit: CommandKit, rows: readonly WrittenRow[]): Promise<Dependents> {
  const { person, membership, presence } = kit.from
  const found = new Map<string, Depends>()
  const note = (why: Depends['why'], names: readonly string[], noun?: string) => {
    if (names.length === 0) return
    const told = found.get(`${why} ${noun}`) ?? { why, ...(noun === undefined ? {} : { noun }), count: 0, some: [] }
    found.set(`${why} ${noun}`, {
      ...told,
      count: told.count + names.length,
      some: [...told.some, ...names.filter((name) => name !== '')].slice(0, someMost),
    })
  }
  for (const part of chunksOf(rows)) {
    const ids = part.map(({ id }) => id)
    const made = new Set(part.flatMap((row) => (row.before === null ? row.id : [])))
    const standing = await kit
      .select({ id: person.id, name: person.name, version: person.version })
      .from(person)
      .where(inArray(person.id, ids))
    const nameOf = new Map(standing.map(({ id, name }) => [id, name]))
    const named = (found: readonly (string | null)[]) =>
      [...new Set(found)].flatMap((id) => (id !== null && made.has(id) ? (nameOf.get(id) ?? '') : []))
    const versions = new Map(part.map(({ id, version }) => [id, version]))
    note(
      'edited',
      standing.filter(({ id, version }) => version !== versions.get(id)).map(({ name }) => name),
    )
    for (const { table, ids: about } of await kit.recordedOf(ids)) note('recorded', named(about), table)
    const dated = await kit
      .select({ id: membership.personId, count: countRows() })
      .from(membership)
      .where(inArray(membership.personId, ids))
      .groupBy(membership.personId)
    const kept = await kit
      .select({ id: presence.personId, count: countRows() })
      .from(presence)
      .where(inArray(presence.personId, ids))
      .groupBy(presence.personId)
    note('changed', named([...dated, ...kept].filter(({ count }) => count > 1).map(({ id }) => id)))
  }
  return [...found.values()]
}

/** Whoever was made is withdrawn, with their numbers; whoever was merged into is as before. */
export async function undoPersons(kit: CommandKit, rows: readonly WrittenRow[]): Promise<void> {
  const { membership, presence, openCheck } = kit.from
  for (const part of chunksOf(rows)) {
    const ids = part.flatMap((row) => (row.before === null ? row.id : []))
    const dated = await kit
      .select({ id: membership.id, orgId: membership.orgId, from: membership.validFrom })
      .from(membership)
      .where(inArray(membership.personId, ids))
    const kept = await kit
      .select({ id: presence.id, orgId: presence.orgId, from: presence.validFrom })
      .from(presence)
      .where(inArray(presence.personId, ids))
    const checks = await kit.select({ id: openCheck.id }).from(openCheck).where(inArray(openCheck.personId, ids))
    for (const { orgId, from } of [...dated, ...kept]) {
      if (orgId === null) continue
      kit.touch({ source: 'member', at: { org: orgId }, from: monthOf(from), to: 'now' })
      kit.effect({ at: { org: orgId }, on: from })
    }
    const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id)
    await kit.amendAll(nouns.identityCheck, idsOf(checks), { state: 'withdrawn' })
    await kit.amendAll(nouns.presence, idsOf(kept), { supersededAt: kit.now })
    await kit.amendAll(nouns.membership, idsOf(dated), { supersededAt: kit.now })
    const numbers = { phoneCipher: null, phoneHash: null, phoneMask: null, idCipher: null, idHash: null, idMask: null }
    await kit.amendAll(nouns.person, ids, { ...numbers, pending: false, withdrawnAt: kit.now })
    if (ids.length > 0) await freeNumbers(kit, ids)
    for (const { id, version, before: text } of part)
      if (text !== null) await editPerson(kit, { id, version, ...before.parse(JSON.parse(text)) })
    await kit.settle()
  }
}
