import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { personApart } from '@/db/schema/merge'
import { AppError } from '@/domain/errors'
import {
  checkDecided,
  checkReturn as returnInput,
  mergeApart as apartInput,
  mergeApartSaved,
  mergeMade,
  mergeMake as makeInput,
  mergeUndo as undoInput,
  mergeUndone,
} from '@/domain/merge'
import { command } from '../command'
import { numberTells } from '../member/identity'
import { nouns } from '../nouns'
import { twoOf } from './facts'
import { holdMerging, makeOne, recountPerson } from './make'
import { makeTwo } from './undo'

/** Makes two entries of one person one (docs/adr/0009). */
export const mergeMake = command({
  name: 'merge.make',
  right: 'person.merge',
  http: 'POST /api/merges',
  input: makeInput,
  output: mergeMade,
  trial: (input) => input.preview,
  run: makeOne,
})

/** Takes a merge back within its days. */
export const mergeUndo = command({
  name: 'merge.undo',
  right: 'person.merge',
  http: 'POST /api/merges/{id}/undo',
  input: undoInput,
  output: mergeUndone,
  run: makeTwo,
})

/** Two who look alike are two: they are not suggested again. */
export const mergeApart = command({
  name: 'merge.apart',
  right: 'person.merge',
  http: 'POST /api/merges/apart',
  input: apartInput,
  output: mergeApartSaved,
  run: async (kit, input) => {
    const [leftId, rightId] = input.leftId < input.rightId ? [input.leftId, input.rightId] : [input.rightId, input.leftId]
    if (leftId === rightId) throw new AppError('not_found')
    await twoOf(kit, [leftId, rightId])
    const pair = { leftId, rightId, decidedBy: kit.actor.accountId }
    await kit.attach('person_apart', { id: leftId, at: { person: leftId } }, null, pair, (tx) =>
      tx
        .insert(personApart)
        .values({ id: uuidv7(), ...pair })
        .onConflictDoNothing(),
    )
    return { id: leftId }
  },
})

/**
 * The number is wrong: the entry goes on without it and is counted, without what the number told. Whoever keeps the entry
 * is told why, and nothing of the other person.
 */
export const checkReturn = command({
  name: 'check.return',
  right: 'person.merge',
  http: 'POST /api/merges/checks/{id}/return',
  input: returnInput,
  output: checkDecided,
  run: async (kit, { id, version, reason }) => {
    await holdMerging(kit)
    const { checkToDecide } = kit.from
    const [check] = await kit.select().from(checkToDecide).where(eq(checkToDecide.id, id))
    if (check === undefined) throw new AppError('not_found')
    const by = { decidedBy: kit.actor.accountId, decidedAt: kit.now }
    const [entry] = await twoOf(kit, [check.personId, check.holderId])
    await kit.update(nouns.identityCheck, id, version, { state: 'returned', note: reason, ...by })
    const told = entry.acceptedCipher === null ? { sex: null, bornOn: null } : numberTells(kit.open(entry.acceptedCipher))
    await kit.update(nouns.person, entry.id, entry.version, { ...told, pending: false })
    recountPerson(kit, entry.id)
    return { id }
  },
})
