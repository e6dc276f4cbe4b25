import { and, eq } from 'drizzle-orm'
import { developmentRecordInput, developmentWithdraw as withdrawInput } from '@/domain/development'
import { recordProblem, sinceOf, stageBy } from '@/domain/development-path'
import { AppError } from '@/domain/errors'
import { memberSaved } from '@/domain/member'
import { command, type CommandKit } from '../command'
import { recordChange } from '../member/change'
import { editable } from '../member/edit'
import { nouns } from '../nouns'
import { orgsHolding } from '../reach'
import { refuse } from '../refusal'

/** A person whose development is the caller's to record: that of the formal organisation, or of whom a branch keeps from outside. */
async function assertRecordable(kit: CommandKit, id: string): Promise<void> {
  const row = await editable(kit, id)
  if ((await orgsHolding(kit, 'member.edit', [row.orgId ?? row.presenceOrgId])).size === 0) refuse('step', 'formal_elsewhere')
}

/** Records a step, or corrects it; a step that leads to another stage writes the dated change of stage with it. */
export const developmentRecord = command({
  name: 'development.record',
  right: 'member.edit',
  http: 'POST /api/members/{id}/development',
  input: developmentRecordInput,
  output: memberSaved,
  run: async (kit, { id, version, step, doneOn, basis, length, stageFrom, replaces }) => {
    await assertRecordable(kit, id)
    if (doneOn > kit.today) refuse('doneOn', 'date_future')
    // Raising the version locks the person, so that of two records at once the second is a conflict.
    const saved = await kit.update(nouns.person, id, version, {})
    const { developing, development } = kit.from
    const [row] = await kit.select().from(developing).where(eq(developing.id, id))
    if (row === undefined) throw new AppError('not_found')
    const stored = await kit
      .select()
      .from(development)
      .where(and(eq(development.personId, id), eq(development.step, step)))
    const corrected = stored.filter((record) => step !== 'cultivation' || record.id === replaces || record.doneOn === doneOn)
    if (replaces !== null && !corrected.some((record) => record.id === replaces)) throw new AppError('not_found')
    const person = { stage: row.stage, since: sinceOf(row.stages), bornOn: row.bornOn }
    const others = row.steps.filter((record) => record.step !== step || !corrected.some(({ doneOn: day }) => day === record.doneOn))
    const problem = recordProblem(person, others, { step, doneOn })
    if (problem !== null) refuse('doneOn', problem)
    for (const record of corrected) await kit.amend(nouns.developmentStep, record.id, { supersededAt: kit.now })
    await kit.insert(nouns.developmentStep, {
      personId: id,
      step,
      doneOn,
      basis,
      amount: length?.amount ?? null,
      unit: length?.unit ?? null,
      recordedBy: kit.actor.accountId,
    })
    const entered = stageBy(person, [...others, { step, doneOn, length }], { step, doneOn })
    if (entered === null) return { id, version: saved.version }
    const { stage, from } = entered
    return recordChange(kit, { id, version: saved.version, from: stageFrom ?? from, basis, change: { fact: 'stage', stage } })
  },
})

/** Takes back a step that was recorded by mistake. */
export const developmentWithdraw = command({
  name: 'development.withdraw',
  right: 'member.edit',
  http: 'POST /api/members/{id}/development/withdrawals',
  input: withdrawInput,
  output: memberSaved,
  run: async (kit, { id, version, recordId }) => {
    await assertRecordable(kit, id)
    const person = await kit.update(nouns.person, id, version, {})
    const { development } = kit.from
    const [found] = await kit
      .select({ id: development.id })
      .from(development)
      .where(and(eq(development.personId, id), eq(development.id, recordId)))
    if (found === undefined) throw new AppError('not_found')
    await kit.amend(nouns.developmentStep, recordId, { supersededAt: kit.now })
    return { id, version: person.version }
  },
})
