import { and, asc, desc, eq, gte, lt } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { stationClose, stationCreate, stationEdit, stationWritten } from '@/domain/station'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { assertHost, enterStation, named } from './create'

/** The station as it stands, from those that the caller may manage. */
async function managed({ select, from }: CommandKit, id: string) {
  const { stationToManage: station } = from
  const [found] = await select().from(station).where(eq(station.id, id))
  if (found === undefined) throw new AppError('not_found')
  return found
}

export const createStation = command({
  name: 'station.create',
  right: 'station.manage',
  http: 'POST /api/stations',
  input: stationCreate,
  output: stationWritten,
  run: enterStation,
})

export const editStation = command({
  name: 'station.edit',
  right: 'station.manage',
  http: 'PATCH /api/stations/{id}',
  input: stationEdit,
  output: stationWritten,
  run: async (kit, { id, version, ...facts }) => {
    const before = await managed(kit, id)
    await assertHost(kit, facts.orgId)
    if (before.closedOn !== null && facts.openedOn > before.closedOn) refuse('openedOn', 'after_closing')
    const { reading } = kit.from
    const [earlier] = await kit
      .select({ day: reading.day })
      .from(reading)
      .where(and(eq(reading.stationId, id), lt(reading.day, facts.openedOn)))
      .orderBy(asc(reading.day))
      .limit(1)
    if (earlier !== undefined) throw new AppError('invalid', { fields: { openedOn: 'readings_earlier' }, current: earlier })
    return named(kit.update(nouns.station, id, version, facts))
  },
})

/** Closes a station from a day on, or opens it again; a day with a count stays a day on which it was open. */
export const closeStation = command({
  name: 'station.close',
  right: 'station.manage',
  http: 'PUT /api/stations/{id}/closing',
  input: stationClose,
  output: stationWritten,
  run: async (kit, { id, version, closedOn }) => {
    const before = await managed(kit, id)
    if (closedOn !== null) {
      if (closedOn < before.openedOn) refuse('closedOn', 'before_opening')
      const { reading } = kit.from
      const [later] = await kit
        .select({ day: reading.day })
        .from(reading)
        .where(and(eq(reading.stationId, id), gte(reading.day, closedOn)))
        .orderBy(desc(reading.day))
        .limit(1)
      if (later !== undefined) throw new AppError('invalid', { fields: { closedOn: 'readings_later' }, current: later })
    }
    return kit.update(nouns.station, id, version, { closedOn })
  },
})
