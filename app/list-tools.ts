import type { QueryClient } from '@tanstack/react-query'
import { orgPlaceQuery } from '@/lib/queries/org'
import { can } from '@/server/actor'
import { orgPlace } from '@/server/organisation/reads'
import { prefetch, workingActor } from '@/server/page'

/** Fills what the tools of a list show before anybody reaches for them: where its organisation stands. */
export async function prefetchListTools(client: QueryClient, org: string | undefined): Promise<void> {
  if (can(await workingActor(), 'org.read')) await prefetch(client, orgPlaceQuery(org), orgPlace, { org })
}
