import { and, asc, eq, inArray } from 'drizzle-orm'
import type * as z from 'zod'
import { AppError } from '@/domain/errors'
import {
  memberChange as changeInput,
  memberCreate as createInput,
  memberEdit as editInput,
  memberFind as findInput,
  memberFound,
  memberSaved,
  memberUnmask as unmaskInput,
  memberUnmasked,
  wholeNumberIn,
} from '@/domain/member'
import {
  applyChange,
  endPresence,
  rowAt,
  startPresence,
  type PresenceError,
  type PresenceRow,
  type TimelineError,
  type TimelineRow,
} from '@/domain/timeline'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { orgsHolding } from '../reach'
import { editable, editPerson } from './edit'
import { enterMember } from './entry'
import { assertPlaces } from './places'
import { orgsChanged, recordMemberships, recordPresences } from './record'
import { membershipsOf, presencesOf, type StoredMembership, type StoredPresence } from './timeline'

/** A phone may be a family's or a fleet's; more than these are no help. */
const foundMost = 20

const refuse = (field: string, code: string): never => {
  throw new AppError('invalid', { fields: { [field]: code } })
}

/** A new person with the first row of the timeline. */
export const memberCreate = command({
  name: 'member.create',
  right: 'member.edit',
  http: 'POST /api/members',
  input: createInput,
  output: memberSaved,
  run: enterMember,
})

/** Changes facts that are not dated. Without `phone` or `idNumber` the number stays; null takes it away. */
export const memberEdit = command({
  name: 'member.edit',
  right: 'member.edit',
  http: 'PATCH /api/members/{id}',
  input: editInput,
  output: memberSaved,
  run: editPerson,
})

type Change = z.output<typeof changeInput>
type Rows = { memberships: StoredMembership[]; presences: StoredPresence[] }
type NewRows = { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] }

const orRefuse = <R>(rows: R[] | { error: TimelineError | PresenceError }): R[] => {
  if (Array.isArray(rows)) return rows
  return refuse(rows.error === 'before_first' ? 'from' : 'change', rows.error)
}

/** Both timelines after the change, as the rules have them. */
function changed({ memberships, presences }: Rows, { change, from, basis }: Change): NewRows {
  switch (change.fact) {
    case 'stage':
      return { memberships: orRefuse(applyChange(memberships, { fact: 'stage', value: change.stage, from, basis })), presences }
    case 'standing':
      return { memberships: orRefuse(applyChange(memberships, { fact: 'standing', value: change.standing, from, basis })), presences }
    case 'formal': {
      const moved = orRefuse(applyChange(memberships, { fact: 'formal', value: { orgId: change.orgId }, from, basis }))
      // Whoever moves the relation to the branch that keeps them is kept no longer.
      const keeping = rowAt(
        presences.filter((row) => row.kind === 'managed'),
        from,
      )
      return {
        memberships: moved,
        presences: keeping?.orgId === change.orgId ? orRefuse(endPresence(presences, { from, basis })) : presences,
      }
    }
    case 'presence': {
      const formal = rowAt(memberships, from)?.formal ?? refuse('from', 'before_first')
      if ('orgId' in formal && formal.orgId === change.orgId) refuse('change.orgId', 'presence_same')
      return { memberships, presences: orRefuse(startPresence(presences, { orgId: change.orgId, kind: 'managed', from, basis })) }
    }
    case 'presence_end':
      return { memberships, presences: orRefuse(endPresence(presences, { from, basis })) }
  }
}

/** Rows that belong to an organisation outside the caller's place are that organisation's to record. */
async function assertOwnRows(kit: CommandKit, before: Rows, after: NewRows): Promise<void> {
  const touched = orgsChanged(
    { before: before.memberships, after: after.memberships },
    { before: before.presences, after: after.presences },
  )
  const held = await orgsHolding(kit, 'member.edit', [...touched.formal, ...touched.presence])
  if (!touched.formal.every((id) => held.has(id))) refuse('change', 'formal_elsewhere')
  if (!touched.presence.every((id) => held.has(id))) refuse('change', 'presence_elsewhere')
}

/** While a letter is under way the relation moves by its receipt alone. */
async function assertNotUnderWay(kit: CommandKit, personId: string): Promise<void> {
  const { transferOut } = kit.from
  const open = await kit
    .select({ id: transferOut.id })
    .from(transferOut)
    .where(and(eq(transferOut.personId, personId), eq(transferOut.state, 'sent')))
  if (open.length > 0) refuse('change', 'transfer_open')
}

/** One dated change: old rows stay as what was known, new ones say what is known now; every open month is counted again. */
export const memberChange = command({
  name: 'member.change',
  right: 'member.edit',
  http: 'POST /api/members/{id}/changes',
  input: changeInput,
  output: memberSaved,
  run: async (kit, input) => {
    const { id, version, from, change } = input
    await editable(kit, id)
    if (from > kit.today) refuse('from', 'date_future')
    // Raising the version first locks the person, so that of two changes at once the second is a conflict.
    const person = await kit.update(nouns.person, id, version, {})
    if (change.fact === 'formal') await assertNotUnderWay(kit, id)
    if ('orgId' in change)
      await assertPlaces(kit, [{ orgId: change.orgId, field: 'change.orgId', as: change.fact, from, dateField: 'from' }])
    const before: Rows = { memberships: await membershipsOf(kit, id), presences: await presencesOf(kit, id) }
    const after = changed(before, input)
    await assertOwnRows(kit, before, after)
    const kept = after.presences.some((row) => row.kind === 'managed' && row.to === null)
    if (change.fact === 'presence_end' && person.orgId === null && !kept) refuse('change', 'presence_last')
    await recordMemberships(kit, id, before.memberships, after.memberships)
    await recordPresences(kit, id, before.presences, after.presences)
    kit.effect({ at: { person: id }, on: from })
    return { id, version: person.version }
  },
})

/** Who in the caller's place has a whole number; nothing is written. */
export const memberFind = command({
  name: 'member.find',
  right: 'person.read',
  http: 'POST /api/members/find',
  unkept: 'the question is an identifier',
  input: findInput,
  output: memberFound,
  run: async (kit, { number: text }) => {
    const whole = wholeNumberIn(text)
    if (whole === null) return { ids: [] }
    const { number } = kit.from
    const rows = await kit
      .select({ id: number.id })
      .from(number)
      .where(inArray(number.hash, kit.hashes(whole)))
      .orderBy(asc(number.id))
      .limit(foundMost)
    return { ids: [...new Set(rows.map((row) => row.id))] }
  },
})

/** Shows one number to one person; the audit keeps who, whose and what for, and never the number. */
export const memberUnmask = command({
  name: 'member.unmask',
  right: 'person.unmask',
  http: 'POST /api/members/{id}/unmask',
  unkept: 'the answer is an identifier',
  input: unmaskInput,
  output: memberUnmasked,
  run: async (kit, { id, field, purpose }) => {
    const { identity } = kit.from
    const [row] = await kit.select().from(identity).where(eq(identity.id, id))
    if (row === undefined) throw new AppError('not_found')
    await kit.attach('person', { id, at: { person: id } }, null, { field, purpose }, () => Promise.resolve())
    const sealed = field === 'phone' ? row.phoneCipher : row.idCipher
    return { value: sealed === null ? null : kit.cipher.open(sealed), seconds: kit.actor.settings['privacy.unmask_seconds'] }
  },
})
