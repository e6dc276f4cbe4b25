import { eq } from 'drizzle-orm'
import { listColumns, savedFilter } from '@/db/schema/list'
import type { Scope } from './place'

/** How the caller likes the lists: one's own and nobody else's, for which no right is needed. */
export function listViews({ db, actor }: Scope) {
  return {
    get ownColumns() {
      return db
        .select({ id: listColumns.id, list: listColumns.list, hidden: listColumns.hidden })
        .from(listColumns)
        .where(eq(listColumns.accountId, actor.accountId))
        .as('own_columns_view')
    },
    get ownFilter() {
      return db
        .select({ id: savedFilter.id, list: savedFilter.list, name: savedFilter.name, query: savedFilter.query })
        .from(savedFilter)
        .where(eq(savedFilter.accountId, actor.accountId))
        .as('own_filter_view')
    },
  }
}
