import { eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import {
  transferAdmit as admitInput,
  transferReceive as receiveInput,
  transferRefuse as refuseInput,
  transferSaved,
  transferSend as sendInput,
  transferWithdraw as withdrawInput,
} from '@/domain/transfer'
import { validUntilOf } from '@/domain/transfer-words'
import { rowAt } from '@/domain/timeline'
import { command, type CommandKit } from '../command'
import { enterMember } from '../member/entry'
import { externalId } from '../member/external'
import { assertPlaces } from '../member/places'
import { membershipsOf, presencesOf } from '../member/timeline'
import { nouns } from '../nouns'
import { orgsHolding } from '../reach'
import { refuse } from '../refusal'
import { isTaken } from '../violation'
import { assertDays, assertMember, holdPerson, leaveCity, moveHere } from './receipt'

async function personSeen(kit: CommandKit, id: string) {
  const { person } = kit.from
  const [row] = await kit.select().from(person).where(eq(person.id, id))
  if (row === undefined) throw new AppError('not_found')
  return row
}

const settled = (kit: CommandKit) => ({ settledBy: kit.actor.accountId, settledAt: kit.now })

/** A letter goes out. Nothing is counted otherwise: the origin stays responsible until the person is received. */
export const transferSend = command({
  name: 'transfer.send',
  right: 'member.edit',
  http: 'POST /api/transfers',
  input: sendInput,
  output: transferSaved,
  run: async (kit, { personId, to, letterNumber, sentOn }) => {
    await personSeen(kit, personId)
    await holdPerson(kit, personId)
    const person = await personSeen(kit, personId)
    const held = await orgsHolding(kit, 'member.edit', [person.orgId, person.presenceOrgId])
    if (held.size === 0) throw new AppError('not_found')
    if (person.orgId === null || !held.has(person.orgId)) return refuse('personId', 'formal_elsewhere')
    assertMember(person, 'personId')
    if (sentOn > kit.today) refuse('sentOn', 'date_future')
    const validUntil = validUntilOf(sentOn, kit.actor.settings['transfer.valid_days'])
    if (validUntil < kit.today) refuse('sentOn', 'letter_expired')
    const destination =
      'orgId' in to ? await destinationOf(kit, to.orgId, person.orgId) : { toExternalOrgId: await externalId(kit, to.external) }
    const values = { personId, fromOrgId: person.orgId, ...destination, letterNumber, sentOn, validUntil }
    try {
      const { id, version } = await kit.insert(nouns.transfer, { ...values, recordedBy: kit.actor.accountId, recordedAt: kit.now })
      return { id, version }
    } catch (error) {
      if (isTaken(error, 'transfer_open')) return refuse('personId', 'transfer_open')
      throw error
    }
  },
})

async function destinationOf(kit: CommandKit, orgId: string, origin: string): Promise<{ toOrgId: string }> {
  if (orgId === origin) return refuse('to', 'nothing_changes')
  const { destination } = kit.from
  const [found] = await kit.select({ id: destination.id }).from(destination).where(eq(destination.id, orgId))
  return found === undefined ? refuse('to', 'destination_unknown') : { toOrgId: found.id }
}

/** The waiting transfer whose end is the caller's to record; `not_found` for any other, whatever its version. */
async function waiting(kit: CommandKit, id: string) {
  const { transferToSettle } = kit.from
  const [row] = await kit.select().from(transferToSettle).where(eq(transferToSettle.id, id))
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** The person is taken in, or the receipt (回执) from outside the city has come: from that day on they count there, and no longer here. */
export const transferReceive = command({
  name: 'transfer.receive',
  right: 'member.edit',
  http: 'POST /api/transfers/{id}/receipt',
  crosses: 'the person stands in the origin until received; found among those who wait for the caller’s place',
  input: receiveInput,
  output: transferSaved,
  run: async (kit, { id, version, receivedOn }) => {
    const { personId } = await waiting(kit, id)
    await holdPerson(kit, personId)
    const letter = await waiting(kit, id)
    assertDays(kit, letter, receivedOn)
    const { arrivingMembership, arrivingPresence } = kit.from
    const memberships = await membershipsOf(kit, personId, arrivingMembership)
    const presences = await presencesOf(kit, personId, arrivingPresence)
    const standing = rowAt(memberships, receivedOn)
    if (standing === undefined) return refuse('receivedOn', 'before_first')
    assertMember(standing, 'receivedOn')
    const { toOrgId } = letter
    const received = { from: receivedOn, basis: letter.letterNumber }
    if (toOrgId === null) await leaveCity(kit, personId, { memberships, presences }, received)
    else {
      await assertPlaces(kit, [{ orgId: toOrgId, field: 'to', as: 'formal', from: receivedOn, dateField: 'receivedOn' }])
      await moveHere(kit, personId, { memberships, presences }, { ...received, orgId: toOrgId })
    }
    const row = await kit.update(nouns.transfer, id, version, { state: 'received', receivedOn, ...settled(kit) })
    return { id, version: row.version }
  },
})

/** The receiving side does not take the person in: they stay where they are. */
export const transferRefuse = command({
  name: 'transfer.refuse',
  right: 'member.edit',
  http: 'POST /api/transfers/{id}/refusal',
  crosses: 'the person stands in the origin; found among those who wait for the caller’s place',
  input: refuseInput,
  output: transferSaved,
  run: async (kit, { id, version, reason }) => {
    await waiting(kit, id)
    const row = await kit.update(nouns.transfer, id, version, { state: 'refused', reason, ...settled(kit) })
    return { id, version: row.version }
  },
})

/** The origin takes its letter back. */
export const transferWithdraw = command({
  name: 'transfer.withdraw',
  right: 'member.edit',
  http: 'POST /api/transfers/{id}/withdrawal',
  input: withdrawInput,
  output: transferSaved,
  run: async (kit, { id, version }) => {
    const { transferToWithdraw } = kit.from
    const [found] = await kit.select({ id: transferToWithdraw.id }).from(transferToWithdraw).where(eq(transferToWithdraw.id, id))
    if (found === undefined) throw new AppError('not_found')
    const row = await kit.update(nouns.transfer, id, version, { state: 'withdrawn', ...settled(kit) })
    return { id, version: row.version }
  },
})

/** Somebody comes from outside the city with a letter: the register knows of it once they are here, so it is received at once. */
export const transferAdmit = command({
  name: 'transfer.admit',
  right: 'member.edit',
  http: 'POST /api/transfers/admissions',
  input: admitInput,
  output: transferSaved,
  run: async (kit, { person, orgId, from, letterNumber, sentOn, receivedOn }) => {
    const validUntil = validUntilOf(sentOn, kit.actor.settings['transfer.valid_days'])
    assertDays(kit, { sentOn, validUntil }, receivedOn)
    await assertPlaces(kit, [{ orgId, field: 'orgId', as: 'formal', from: receivedOn, dateField: 'receivedOn' }])
    const personId =
      'id' in person
        ? await admitKnown(kit, person.id, { orgId, from: receivedOn, basis: letterNumber })
        : (await enterMember(kit, { ...person, formal: { orgId }, presenceOrgId: null, since: receivedOn, basis: letterNumber })).id
    const { id, version } = await kit.insert(nouns.transfer, {
      personId,
      fromExternalOrgId: await externalId(kit, from),
      toOrgId: orgId,
      letterNumber,
      sentOn,
      validUntil,
      state: 'received',
      receivedOn,
      recordedBy: kit.actor.accountId,
      recordedAt: kit.now,
      ...settled(kit),
    })
    return { id, version }
  },
})

/** Whom the register knows already: kept here while the relation lay outside the city, or gone out of the city before. */
async function admitKnown(kit: CommandKit, id: string, move: { orgId: string; from: string; basis: string }): Promise<string> {
  await personSeen(kit, id)
  await holdPerson(kit, id)
  const person = await personSeen(kit, id)
  const held = await orgsHolding(kit, 'member.edit', [person.orgId, person.presenceOrgId])
  if (held.size === 0) throw new AppError('not_found')
  const back = person.standing === 'transferred' && person.orgId !== null && held.has(person.orgId)
  if (person.orgId !== null && !back) refuse('person', 'transfer_inside')
  assertMember(back ? { stage: person.stage, standing: 'normal' } : person, 'person')
  const [memberships, presences] = [await membershipsOf(kit, id), await presencesOf(kit, id)]
  await moveHere(kit, id, { memberships, presences }, move)
  return id
}
