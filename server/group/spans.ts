import { inArray } from 'drizzle-orm'
import { partyGroup } from '@/db/schema/party-group'
import type { Connection } from '@/db/open'
import type { Span } from '@/domain/duties'
import type { ReadKit } from '../read'

type Rows = readonly { orgId: string; from: string; to: string | null }[]
export type Spans = ReadonlyMap<string, readonly Span[]>

function byOrg(rows: Rows): Spans {
  const spans = new Map<string, Span[]>()
  for (const { orgId, from, to } of rows) if (to === null || to > from) spans.set(orgId, [...(spans.get(orgId) ?? []), { from, to }])
  return spans
}

/** When visible branches had groups. */
export async function groupSpans({ select, from }: Pick<ReadKit, 'select' | 'from'>, orgIds: readonly string[]): Promise<Spans> {
  const { partyGroup: group } = from
  if (orgIds.length === 0) return new Map()
  return byOrg(
    await select({ orgId: group.orgId, from: group.validFrom, to: group.validTo })
      .from(group)
      .where(inArray(group.orgId, [...orgIds])),
  )
}

/** The same for counting cells. */
export async function groupSpansIn(db: Connection, orgIds: readonly string[]): Promise<Spans> {
  return byOrg(
    await db
      .select({ orgId: partyGroup.orgId, from: partyGroup.validFrom, to: partyGroup.validTo })
      .from(partyGroup)
      .where(inArray(partyGroup.orgId, [...orgIds])),
  )
}
