import { eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { firstOpenMonth } from '@/domain/month'
import { orgCreate as createInput, orgEdit as editInput, orgSaved } from '@/domain/org'
import { command } from '../command'
import { hostOf } from '../enterprise/host'
import { nouns } from '../nouns'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { assertPast, assertRegion, createOrg } from './create'
import { named } from './named'

/** Founds an organisation of the basic level and links it under its parent on the 行业 line. */
export const orgCreate = command({
  name: 'org.create',
  right: 'org.manage',
  http: 'POST /api/organisations',
  input: createInput,
  output: orgSaved,
  run: createOrg,
})

/** Changes the facts of an organisation; its place in the tree is not one of them. */
export const orgEdit = command({
  name: 'org.edit',
  right: 'org.manage',
  http: 'PATCH /api/organisations/{id}',
  input: editInput,
  output: orgSaved,
  run: async (kit, { id, version, ...facts }) => {
    const { org } = kit.from
    const [before] = await kit.select().from(org).where(eq(org.id, id))
    if (before === undefined || !(await holdsAt(kit, 'org.manage', id))) throw new AppError('not_found')
    assertPast(kit, facts)
    await assertRegion(kit, facts.regionCode)
    if (facts.kind !== before.kind && (facts.kind === 'industry_committee' || before.kind === 'industry_committee')) {
      refuse('kind', 'kind_fixed')
    }
    const host = await hostOf(kit, facts.enterpriseId)
    const row = await named(kit.update(nouns.org, id, version, { ...facts, ...host }))
    // Cells of persons carry the region of their organisation.
    if (row.regionCode !== before.regionCode) kit.touch({ source: 'member', at: { org: id }, from: firstOpenMonth(kit.today), to: 'now' })
    return { id, version: row.version }
  },
})
