import type { QueryClient } from '@tanstack/react-query'
import type { ListKey } from '@/domain/list-columns'
import { listToolsQuery } from '@/lib/queries/list'
import { orgPlaceQuery } from '@/lib/queries/org'
import { can } from '@/server/actor'
import { showListTools } from '@/server/list/reads'
import { orgPlace } from '@/server/organisation/reads'
import { prefetch, workingActor } from '@/server/page'

/** Fills what a list shows before anybody reaches for its tools: the columns that its reader does without. */
export const prefetchColumns = (client: QueryClient, list: ListKey): Promise<unknown> =>
  prefetch(client, listToolsQuery(list), showListTools, { list })

/** The same of a list that is narrowed to an organisation: where that one stands, too. */
export async function prefetchListTools(client: QueryClient, list: ListKey, org?: string): Promise<void> {
  await Promise.all([
    prefetchColumns(client, list),
    can(await workingActor(), 'org.read') ? prefetch(client, orgPlaceQuery(org), orgPlace, { org }) : null,
  ])
}
