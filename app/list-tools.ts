import type { QueryClient } from '@tanstack/react-query'
import type { ListKey } from '@/domain/list-columns'
import { listToolsQuery } from '@/lib/queries/list'
import { orgPlaceQuery } from '@/lib/queries/org'
import { can } from '@/server/actor'
import { showListTools } from '@/server/list/reads'
import { orgPlace } from '@/server/organisation/reads'
import { prefetch, workingActor } from '@/server/page'

/** Fills what the tools of a list show before anybody reaches for them: its columns, and where its organisation stands. */
export async function prefetchListTools(client: QueryClient, list: ListKey, org?: string): Promise<void> {
  await Promise.all([
    prefetch(client, listToolsQuery(list), showListTools, { list }),
    can(await workingActor(), 'org.read') ? prefetch(client, orgPlaceQuery(org), orgPlace, { org }) : null,
  ])
}
