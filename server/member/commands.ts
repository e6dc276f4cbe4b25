import { asc, eq, inArray } from 'drizzle-orm'
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
import { memberMove as moveInput, memberMoved } from '@/domain/selection'
import { command } from '../command'
import { recordChange } from './change'
import { editable, editPerson } from './edit'
import { enterMember } from './entry'
import { moveMembers } from './move'

/** A phone may be a family's or a fleet's; more than these are no help. */
const foundMost = 20

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

/** One dated change: old rows stay as what was known, new ones say what is known now; every open month is counted again. */
export const memberChange = command({
  name: 'member.change',
  right: 'member.edit',
  http: 'POST /api/members/{id}/changes',
  input: changeInput,
  output: memberSaved,
  run: async (kit, input) => {
    await editable(kit, input.id)
    return recordChange(kit, input)
  },
})

/** Moves the formal relation of many persons to one branch; without what a preview told it is that preview. */
export const memberMove = command({
  name: 'member.move',
  right: 'member.edit',
  http: 'POST /api/members/moves',
  input: moveInput,
  output: memberMoved,
  trial: (input) => input.seen === undefined,
  run: moveMembers,
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
