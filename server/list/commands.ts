import { and, eq, ne } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { filterDrop, filterKept, filterRename, filterSave, listHide } from '@/domain/list'
import { filtersMost } from '@/domain/list-words'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'

/** One's own writes one after the other: what is counted and found stays so. */
const alone = (kit: CommandKit) => kit.lock(`list ${kit.actor.accountId}`)

/** One of the caller's own filters; anybody else's is unknown. */
async function ownFilter(kit: CommandKit, id: string) {
  const { ownFilter: own } = kit.from
  const [found] = await kit.select({ list: own.list }).from(own).where(eq(own.id, id))
  if (found === undefined) throw new AppError('not_found')
  return found
}

async function assertFree(kit: CommandKit, { id, list, name }: { id?: string; list: string; name: string }): Promise<void> {
  const { ownFilter: own } = kit.from
  const same = and(eq(own.list, list), eq(own.name, name), id === undefined ? undefined : ne(own.id, id))
  const [taken] = await kit.select({ id: own.id }).from(own).where(same)
  if (taken !== undefined) refuse('name', 'name_taken')
}

/** Which columns of a list the caller does without; every other is shown. */
export const hideColumns = command({
  name: 'list.columns',
  right: 'own',
  http: 'PUT /api/lists/{list}/columns',
  input: listHide,
  output: listHide,
  run: async (kit, { list, hidden }) => {
    await alone(kit)
    const { ownColumns: own } = kit.from
    const [found] = await kit.select({ id: own.id }).from(own).where(eq(own.list, list))
    if (found === undefined) await kit.insert(nouns.listColumns, { accountId: kit.actor.accountId, list, hidden })
    else await kit.amend(nouns.listColumns, found.id, { hidden })
    return { list, hidden }
  },
})

/** Keeps a view of a list under a name of its own. */
export const saveFilter = command({
  name: 'list.save_filter',
  right: 'own',
  http: 'POST /api/lists/{list}/filters',
  input: filterSave,
  output: filterKept,
  run: async (kit, { list, name, query }) => {
    await alone(kit)
    await assertFree(kit, { list, name })
    const { ownFilter: own } = kit.from
    const kept = await kit.select({ id: own.id }).from(own).where(eq(own.list, list))
    if (kept.length >= filtersMost) refuse('name', 'filters_many')
    return kit.insert(nouns.savedFilter, { accountId: kit.actor.accountId, list, name, query })
  },
})

/** Gives a kept view another name. */
export const renameFilter = command({
  name: 'list.rename_filter',
  right: 'own',
  http: 'PATCH /api/lists/filters/{id}',
  input: filterRename,
  output: filterKept,
  run: async (kit, { id, name }) => {
    await alone(kit)
    const { list } = await ownFilter(kit, id)
    await assertFree(kit, { id, list, name })
    return kit.amend(nouns.savedFilter, id, { name })
  },
})

/** Deletes a kept view. */
export const dropFilter = command({
  name: 'list.drop_filter',
  right: 'own',
  http: 'DELETE /api/lists/filters/{id}',
  input: filterDrop,
  output: filterKept,
  run: async (kit, { id }) => {
    await alone(kit)
    await ownFilter(kit, id)
    await kit.removeAll(nouns.savedFilter, [id])
    return { id }
  },
})
