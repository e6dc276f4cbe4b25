import { inArray, isNull } from 'drizzle-orm'
import { stationCreate } from '@/domain/station'
import { stationTable } from '@/domain/station-table'
import { nouns } from '../nouns'
import type { ReadKit } from '../read'
import { enterStation } from '../station/create'
import type { Importer } from './importer'
import { opensOf } from './opens'
import { judgeBy } from './place-judge'
import { editedSince, enterEach } from './place-write'

const hostsOf = (kit: ReadKit) => {
  const { stationHost: host } = kit.from
  return kit.select({ id: host.id, name: host.name }).from(host).where(isNull(host.dissolvedOn))
}

async function judge(kit: ReadKit) {
  const { stationToManage: station } = kit.from
  const hosts = new Map((await hostsOf(kit)).map(({ id, name }) => [name, id]))
  const opens = await opensOf(kit)
  const rows = await kit.select().from(station)
  const known = rows.map(
    (row) =>
      [
        row.name,
        {
          name: row.name,
          kind: row.kind,
          org: row.orgName,
          regionCode: row.regionCode,
          address: row.address,
          hours: row.hours,
          brand: row.brand,
          openedOn: row.openedOn,
        },
      ] as const,
  )
  return judgeBy(kit, {
    schema: stationCreate,
    key: { column: 'name', plain: (text) => text, taken: 'name_taken' },
    columnOf: (field) => (field === 'orgId' ? 'org' : field),
    known: new Map(known),
    taken: (names) => kit.taken('station', names),
    say: ({ org = null, address = null, hours = null, ...values }) => {
      const orgId = hosts.get(org ?? '')
      const day = opens.get(orgId ?? '')
      return {
        input: { ...values, address: address ?? '', hours: hours ?? '', orgId },
        faults: [
          ...(orgId === undefined ? [{ column: 'org', code: 'org_unknown' }] : []),
          ...(day !== undefined && (values['openedOn'] ?? '') < day ? [{ column: 'openedOn', code: 'since_closed', params: { day } }] : []),
        ],
      }
    },
  })
}

export const stationImporter: Importer = {
  table: stationTable,
  right: 'station.manage',
  lists: async (kit) => ({ org: (await hostsOf(kit)).map(({ name }) => name) }),
  judge,
  existing: () => Promise.resolve(new Map()),
  write: enterEach((kit, facts) => enterStation(kit, stationCreate.parse(facts))),
  lock: 'stations imported',
  dependents: async (kit, rows) => {
    const { stationToManage: station } = kit.from
    const ids = rows.map(({ id }) => id)
    return editedSince(rows, ids.length === 0 ? [] : await kit.select().from(station).where(inArray(station.id, ids)))
  },
  undo: (kit, rows) =>
    kit.removeAll(
      nouns.station,
      rows.map(({ id }) => id),
    ),
}
