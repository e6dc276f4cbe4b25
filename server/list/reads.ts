import { eq } from 'drizzle-orm'
import { listTools, listToolsInput } from '@/domain/list'
import { viewIn } from '@/domain/list-address'
import { isOptional } from '@/domain/list-columns'
import { byName } from '../expressions'
import { read } from '../read'

/** How the caller likes a list: the columns left out, and the views kept under a name, each asked of the list anew. */
export const showListTools = read({
  name: 'list.tools',
  right: 'own',
  http: 'GET /api/lists/{list}',
  input: listToolsInput,
  output: listTools,
  run: async ({ select, from: { ownColumns, ownFilter } }, { list }) => {
    const [[columns], filters] = await Promise.all([
      select({ hidden: ownColumns.hidden }).from(ownColumns).where(eq(ownColumns.list, list)),
      select({ id: ownFilter.id, name: ownFilter.name, query: ownFilter.query })
        .from(ownFilter)
        .where(eq(ownFilter.list, list))
        .orderBy(byName(ownFilter.name), ownFilter.id),
    ])
    return {
      hidden: (columns?.hidden ?? []).filter((column) => isOptional(list, column)),
      filters: filters.map((filter) => ({ ...filter, query: viewIn(list, filter.query) })),
    }
  },
})
