import type { CommandKit } from '../command'
import type { WritableLine, WrittenRow } from './importer'

/** Enters lines one by one by the rules of a single entry: there are hundreds of them, and each may stand on one before. */
export const enterEach =
  (enter: (kit: CommandKit, facts: unknown) => Promise<{ id: string; version: number }>) =>
  async (kit: CommandKit, lines: readonly WritableLine[]): Promise<WrittenRow[]> => {
    const written: WrittenRow[] = []
    for (const { facts } of lines) {
      const { id, version } = await enter(kit, facts)
      written.push({ id, version, before: null })
    }
    return written
  }

type Standing = { id: string; name: string; version: number }

/** Rows that were edited since a batch wrote them. */
export function editedSince(rows: readonly WrittenRow[], standing: readonly Standing[]) {
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  const edited = standing.filter(({ id, version }) => version !== versions.get(id))
  const some = edited.slice(0, 5).map(({ name }) => name)
  return edited.length === 0 ? [] : [{ why: 'edited' as const, count: edited.length, some }]
}
