import { and, eq, gte, lte, ne } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { addDays, firstOpenMonth, monthOf, type Day } from '@/domain/month'
import { medianDays, needsConfirmation, readingLog, readingReceipt } from '@/domain/reading'
import { command, type CommandKit } from '../command'
import { medianOf } from '../expressions'
import { nouns } from '../nouns'
import { isTaken } from '../violation'

type Span = { openedOn: Day; closedOn: Day | null }

function assertDay(station: Span, day: Day, today: Day): void {
  const refuse = (code: string) => new AppError('invalid', { fields: { day: code } })
  if (day > today) throw refuse('date_future')
  if (monthOf(day) < firstOpenMonth(today)) throw refuse('date_too_old')
  if (day < station.openedOn) throw refuse('before_opening')
  if (station.closedOn !== null && day >= station.closedOn) throw refuse('after_closing')
}

/** What is usual at the station of late, the day in question left out. */
async function usual({ select, from, today }: CommandKit, stationId: string, day: Day): Promise<number | null> {
  const { reading } = from
  const [row] = await select({ median: medianOf(reading.count) })
    .from(reading)
    .where(
      and(eq(reading.stationId, stationId), gte(reading.day, addDays(today, -medianDays)), lte(reading.day, today), ne(reading.day, day)),
    )
  return row?.median ?? null
}

/**
 * One count a station and day. The first one is a row; any later one corrects it and says which version it saw,
 * so that nobody overwrites a count that they did not see.
 */
export const logReading = command({
  name: 'reading.log',
  right: 'reading.write',
  http: 'POST /api/readings',
  input: readingLog,
  output: readingReceipt,
  run: async (kit, { stationId, day, count, method, note, version, confirmed }) => {
    const { stationToLog: station, reading } = kit.from
    const [place] = await kit
      .select({ openedOn: station.openedOn, closedOn: station.closedOn })
      .from(station)
      .where(eq(station.id, stationId))
    if (place === undefined) throw new AppError('not_found')
    assertDay(place, day, kit.today)
    const [standing] = await kit
      .select()
      .from(reading)
      .where(and(eq(reading.stationId, stationId), eq(reading.day, day)))
    if ((standing?.version ?? null) !== version) throw new AppError('conflict', standing === undefined ? {} : { current: standing })
    const median = confirmed ? null : await usual(kit, stationId, day)
    if (needsConfirmation(count, median, kit.actor.settings['reading.confirm_factor']))
      throw new AppError('confirm_needed', { current: { median, count } })
    const facts = { count, method, note, loggedBy: kit.actor.accountId }
    if (standing !== undefined) {
      const row = await kit.update(nouns.reading, standing.id, standing.version, { ...facts, loggedAt: kit.now })
      return { ...row, before: standing.count }
    }
    try {
      return { ...(await kit.insert(nouns.reading, { stationId, day, ...facts })), before: null }
    } catch (error) {
      if (isTaken(error, 'reading_station_day')) throw new AppError('conflict')
      throw error
    }
  },
})
