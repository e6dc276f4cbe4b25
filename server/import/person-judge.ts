import { inArray, isNull } from 'drizzle-orm'
import type { ImportKind, TwinReason } from '@/domain/import-words'
import {
  comparePerson,
  datedAgainst,
  judgePerson,
  type Dated,
  type ImportPlace,
  type KnownPerson,
  type PersonContext,
  type PersonFacts,
} from '@/domain/person-import'
import type { Fault } from '@/domain/table'
import { amongHashes, amongPairs } from '../expressions'
import { orgsHolding } from '../reach'
import type { ReadKit } from '../read'
import type { Judged, ReadLine } from './importer'
import { opensOf } from './opens'

/** The organisations in which the caller may enter persons, by name. */
export async function placesOf(kit: ReadKit): Promise<Map<string, ImportPlace>> {
  const { org } = kit.from
  const rows = await kit
    .select({ id: org.id, name: org.name, kind: org.kind, foundedOn: org.foundedOn })
    .from(org)
    .where(isNull(org.dissolvedOn))
  const held = await orgsHolding(
    kit,
    'member.edit',
    rows.map(({ id }) => id),
  )
  const opens = await opensOf(kit)
  return new Map(
    rows
      .filter(({ id }) => held.has(id))
      .map(({ name, id, kind, foundedOn }) => [name, { id, kind, foundedOn, opens: opens.get(id) ?? null }]),
  )
}

type Known = KnownPerson & { id: string }

/** By what somebody who is there already is known again. */
type Marks = Pick<PersonFacts, 'name' | 'idNumber' | 'phone' | 'bornOn'>

/** The persons of the place that lines may be about, and by what. */
async function candidatesOf(kit: ReadKit, lines: readonly Marks[]) {
  const { person, number } = kit.from
  const hashes = new Map<string, string>()
  const note = (kind: string, text: string | null) => {
    if (text !== null) for (const hash of kit.hashes(text)) hashes.set(hash.toString('base64'), `${kind} ${text}`)
  }
  for (const { idNumber, phone } of lines) {
    note('id', idNumber)
    note('phone', phone)
  }
  const numbered = await kit
    .select({ id: number.id, hash: number.hash })
    .from(number)
    .where(
      amongHashes(
        number.hash,
        [...hashes.keys()].map((hash) => Buffer.from(hash, 'base64')),
      ),
    )
  const born = lines.flatMap(({ name, bornOn }): [string, string][] => (bornOn === null ? [] : [[name, bornOn]]))
  const ids = [...new Set(numbered.map(({ id }) => id))]
  const rows: Known[] = [
    ...(ids.length === 0 ? [] : await kit.select().from(person).where(inArray(person.id, ids))),
    ...(born.length === 0
      ? []
      : await kit
          .select()
          .from(person)
          .where(amongPairs([person.name, person.bornOn], born))),
  ]
  const known = new Map(rows.map((row) => [row.id, row]))
  const holders = new Map<string, Set<string>>()
  for (const { id, hash } of numbered) {
    const text = hashes.get(hash.toString('base64')) ?? ''
    holders.set(text, (holders.get(text) ?? new Set()).add(id))
  }
  const bornAs = new Map<string, string[]>()
  for (const row of known.values())
    bornAs.set(`${row.name} ${row.bornOn ?? ''}`, [...(bornAs.get(`${row.name} ${row.bornOn ?? ''}`) ?? []), row.id])
  return {
    known,
    holders: (kind: string, text: string | null) =>
      text === null ? new Set<string>() : (holders.get(`${kind} ${text}`) ?? new Set<string>()),
    bornAs,
  }
}
type Candidates = Awaited<ReturnType<typeof candidatesOf>>

/** Whom a line is about: by number surely, by name and phone or birth date probably. Two with numbers of their own are two. */
function twinOf({ known, holders, bornAs }: Candidates, facts: Marks): { row: Known; why: TwinReason } | null {
  const first = (ids: Iterable<string>, fits: (row: Known) => boolean) => [...ids].flatMap((id) => known.get(id) ?? []).find(fits)
  const byId = first(holders('id', facts.idNumber), () => true)
  if (byId !== undefined) return { row: byId, why: 'id' }
  const byPhone = first(holders('phone', facts.phone), (row) => row.name === facts.name)
  if (byPhone !== undefined) return { row: byPhone, why: 'name_phone' }
  const byBirth = first(
    bornAs.get(`${facts.name} ${facts.bornOn ?? ''}`) ?? [],
    (row) => facts.bornOn !== null && (row.idMask === null || facts.idNumber === null),
  )
  return byBirth === undefined ? null : { row: byBirth, why: 'name_born' }
}

const nothing = { facts: null, fills: [], differs: [], twin: null }
const wrong = (faults: Fault[]) => ({ ...nothing, state: 'fault' as const, faults })

const datedCode = (column: string) => `dated_${column === 'externalName' ? 'org' : column}`

type Read = { marks: Marks; facts: PersonFacts | null; dated: Dated; faults: Fault[] }

function judged(kind: ImportKind, candidates: Candidates, { marks, facts, dated, faults }: Read): Omit<Judged, 'key'> {
  const twin = twinOf(candidates, marks)
  const against = twin === null ? [] : datedAgainst(kind, dated, twin.row)
  if (twin?.why === 'id') {
    const told = new Set(faults.map(({ column }) => column))
    const more = against.filter((column) => !told.has(column))
    if (more.length > 0) return wrong([...faults, ...more.map((column) => ({ column, code: datedCode(column) }))])
  }
  if (facts === null) return wrong(faults)
  if (twin === null) return { ...nothing, state: 'fresh', faults, facts }
  const { row, why } = twin
  const { fills, differs } = comparePerson(facts, row, {
    id: why === 'id',
    phone: candidates.holders('phone', facts.phone).has(row.id),
  })
  const told = { facts, faults, fills, differs: [...differs, ...against], twin: { id: row.id, why } }
  if (fills.length + told.differs.length === 0) return { ...told, state: 'same' }
  return { ...told, state: why === 'id' && differs.length === 0 ? 'change' : 'twin' }
}

/** By what two lines of a file are the same person: the number, else name and phone. */
function keyOf(kit: ReadKit, { idNumber = null, name = null, phone = null }: ReadLine['values']): Judged['key'] {
  const [text, column] = idNumber !== null ? [idNumber, 'idNumber'] : [`${name ?? ''} ${phone ?? ''}`, 'phone']
  const [hash] = idNumber === null && (name === null || phone === null) ? [] : kit.hashes(text)
  return hash === undefined ? null : { hash, column }
}

/** Judges lines of persons: by the rules, and by who is there already in the caller's place, and nowhere else. */
export async function judgePersons(kind: ImportKind, kit: ReadKit): Promise<(lines: readonly ReadLine[]) => Promise<Judged[]>> {
  const context: PersonContext = { today: kit.today, places: await placesOf(kit) }
  return async (lines) => {
    const read = lines.map((line) => ruled(line, context))
    const candidates = await candidatesOf(
      kit,
      read.map(({ marks }) => marks),
    )
    return lines.flatMap(({ values }, at) => {
      const one = read[at]
      return one === undefined ? [] : { key: keyOf(kit, values), ...judged(kind, candidates, one) }
    })
  }
}

/** What a line says by the rules. One that is wrong is known again by its number alone: nothing else is sure of it. */
function ruled({ values, faults: cells }: ReadLine, context: PersonContext): Read {
  const text = (column: string) => values[column] ?? null
  const unread = new Set(cells.map(({ column }) => column))
  const { facts, dated, faults } = judgePerson(
    {
      name: text('name'),
      idNumber: text('idNumber'),
      phone: text('phone'),
      sex: text('sex'),
      bornOn: text('bornOn'),
      ethnicity: text('ethnicity'),
      education: text('education'),
      occupation: text('occupation'),
      driverGroup: text('driverGroup'),
      employer: text('employer'),
      joinedOn: text('joinedOn'),
      stage: text('stage'),
      org: text('org'),
      externalName: text('externalName'),
      externalRegion: text('externalRegion'),
      presence: text('presence'),
      since: text('since'),
      basis: text('basis'),
    },
    unread,
    context,
  )
  const marks = facts ?? { name: '', idNumber: text('idNumber'), phone: null, bornOn: null }
  return { marks, facts, dated, faults: [...cells, ...faults] }
}

/** Persons by column as a comparison shows them. */
export async function existingPersons(kit: ReadKit, ids: readonly string[]): Promise<Map<string, Record<string, string | null>>> {
  const { person } = kit.from
  if (ids.length === 0) return new Map()
  const rows = await kit
    .select()
    .from(person)
    .where(inArray(person.id, [...ids]))
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: row.name,
        idNumber: row.idMask,
        phone: row.phoneMask,
        sex: row.sex,
        bornOn: row.bornOn,
        ethnicity: row.ethnicity,
        education: row.education,
        occupation: row.occupation,
        driverGroup: row.driverGroup,
        employer: row.employer,
        joinedOn: row.joinedOn,
        stage: row.stage,
        org: row.orgName,
        externalName: row.externalName,
        presence: row.presenceOrgName,
      },
    ]),
  )
}
