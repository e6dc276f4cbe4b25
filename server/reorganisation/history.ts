import { desc, eq, inArray, or } from 'drizzle-orm'
import type { OrgHistory } from '@/domain/reorganisation'
import type { ReadKit } from '../read'

/** What happened to an organisation, and what others did with it, latest first; names out of sight stay untold. */
export async function historyOf({ select, from }: ReadKit, id: string): Promise<OrgHistory> {
  const { orgEvent: event, org, territory } = from
  const rows = await select()
    .from(event)
    .where(or(eq(event.orgId, id), eq(event.otherId, id)))
    .orderBy(desc(event.effectiveOn), desc(event.id))
  // A parent's page would list every move below it; there the line belongs to the one that moved.
  const told = rows.filter((row) => row.orgId === id || row.kind !== 'move')
  const partnerOf = (row: (typeof rows)[number]) => (row.orgId === id ? row.otherId : row.orgId)
  const partners = told.flatMap((row) => partnerOf(row) ?? [])
  const namesIn = async (view: typeof org | typeof territory) =>
    (await select({ id: view.id, name: view.name }).from(view).where(inArray(view.id, partners))).map(
      ({ id: key, name }) => [key, name] as const,
    )
  const names = new Map(partners.length === 0 ? [] : await namesIn(org))
  const territories = new Map(told.some((row) => row.kind === 'territory') ? await namesIn(territory) : [])
  return told.map((row) => {
    const partner = partnerOf(row)
    const name = partner === null ? undefined : names.get(partner)
    return {
      id: row.id,
      kind: row.kind,
      on: row.effectiveOn,
      basis: row.basis,
      oldName: row.oldName,
      newName: row.newName,
      otherId: name === undefined ? null : partner,
      otherName: name ?? (partner === null ? null : (territories.get(partner) ?? null)),
      incoming: row.orgId !== id,
    }
  })
}
