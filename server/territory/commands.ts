import { and, desc, eq, isNull } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { territoryCreate as createInput, territoryEdit as editInput, territorySaved } from '@/domain/territory'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { assertRegion } from '../organisation/create'
import { linkUnder } from '../organisation/link'
import { named } from '../organisation/named'
import { refuse } from '../refusal'
import { managesRegion } from './region'

/** One that stands at the top of a district: the line has two levels above the organisations. */
async function assertTop(kit: CommandKit, id: string, regionCode: string): Promise<void> {
  const { territory, territoryLink: link } = kit.from
  const found = await kit
    .select({ id: territory.id })
    .from(territory)
    .leftJoin(link, eq(link.childId, territory.id))
    .where(and(eq(territory.id, id), eq(territory.regionCode, regionCode), isNull(link.id)))
  if (found.length === 0) refuse('parentId', 'territory_unknown')
}

/** Enters a Party committee of the territory, in a district that the caller manages organisations of. */
export const territoryCreate = command({
  name: 'territory.create',
  right: 'org.manage',
  http: 'POST /api/territories',
  input: createInput,
  output: territorySaved,
  run: async (kit, { name, regionCode, parentId }) => {
    await assertRegion(kit, regionCode)
    if (!(await managesRegion(kit, regionCode))) refuse('regionCode', 'region_outside')
    if (parentId !== null) await assertTop(kit, parentId, regionCode)
    const { territory } = kit.from
    const [last] = await kit.select({ sort: territory.sort }).from(territory).orderBy(desc(territory.sort)).limit(1)
    const facts = { name, regionCode, level: 'territory' as const, kind: 'committee' as const, foundedOn: kit.today }
    const row = await named(kit.insert(nouns.territory, { ...facts, sort: (last?.sort ?? 0) + 10 }))
    if (parentId !== null) await linkUnder(kit, { line: 'territory', childId: row.id, parentId, validFrom: kit.today }, 'city')
    return { id: row.id, version: row.version }
  },
})

/** Corrects the name of one. */
export const territoryEdit = command({
  name: 'territory.edit',
  right: 'org.manage',
  http: 'PATCH /api/territories/{id}',
  input: editInput,
  output: territorySaved,
  run: async (kit, { id, version, name }) => {
    const { territory } = kit.from
    const [before] = await kit.select({ regionCode: territory.regionCode }).from(territory).where(eq(territory.id, id))
    if (before === undefined || !(await managesRegion(kit, before.regionCode))) throw new AppError('not_found')
    const row = await named(kit.update(nouns.territory, id, version, { name }))
    return { id, version: row.version }
  },
})
