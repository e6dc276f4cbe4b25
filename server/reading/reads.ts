import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, or } from 'drizzle-orm'
import * as z from 'zod'
import { addDays, firstDay, lastDay, monthOf } from '@/domain/month'
import { isOpenOn } from '@/domain/station-words'
import { boardDays, readingBoard, readingListInput, readingMonth, readingMonthInput, readingPage } from '@/domain/traffic'
import { after, byName, countFilled, countRows, countWhere, daysOpen, sumOf } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { pastDay } from '../past'
import { read } from '../read'
import { stationConditions } from '../station/filter'

/** The stations at which the caller may log, each with the last days. */
export const showBoard = read({
  name: 'reading.board',
  right: 'reading.write',
  http: 'GET /api/readings/board',
  input: z.object({}),
  output: readingBoard,
  run: async ({ select, from, today }) => {
    const { stationToLog: station, reading } = from
    const days = Array.from({ length: boardDays }, (_, index) => addDays(today, -index))
    const since = addDays(today, 1 - boardDays)
    const open = and(lte(station.openedOn, today), or(isNull(station.closedOn), gt(station.closedOn, since)))
    const rows = await select({
      id: station.id,
      name: station.name,
      kind: station.kind,
      openedOn: station.openedOn,
      closedOn: station.closedOn,
      day: reading.day,
      count: reading.count,
      method: reading.method,
      version: reading.version,
    })
      .from(station)
      .leftJoin(reading, and(eq(reading.stationId, station.id), gte(reading.day, since), lte(reading.day, today)))
      .where(open)
      .orderBy(byName(station.name), asc(station.id), desc(reading.day))
    const byStation = new Map<string, (typeof rows)[number][]>()
    for (const row of rows) byStation.set(row.id, [...(byStation.get(row.id) ?? []), row])
    const stations = [...byStation.values()].flatMap((own) => {
      const [first] = own
      if (first === undefined) return []
      const known = new Map(own.map((row) => [row.day, row]))
      return {
        id: first.id,
        name: first.name,
        kind: first.kind,
        method: first.method ?? ('manual' as const),
        days: days
          .filter((day) => isOpenOn(first, day))
          .map((day) => ({ day, count: known.get(day)?.count ?? null, version: known.get(day)?.version ?? null })),
      }
    })
    return { today, stations }
  },
})

/** Single readings, newest first. */
export const listReadings = read({
  name: 'reading.list',
  right: 'reading.read',
  http: 'GET /api/readings',
  input: readingListInput,
  output: readingPage,
  run: async (kit, input) => {
    const { select } = kit
    const { reading } = kit.from
    const columns = { orgId: reading.stationOrgId, regionCode: reading.regionCode, kind: reading.stationKind }
    const wanted = and(
      ...stationConditions(kit, columns, input),
      input.station === undefined ? undefined : eq(reading.stationId, input.station),
      input.month === undefined ? undefined : and(gte(reading.day, firstDay(input.month)), lte(reading.day, lastDay(input.month))),
      input.from === undefined ? undefined : gte(reading.day, input.from),
      input.to === undefined ? undefined : lte(reading.day, input.to),
    )
    const [rows, total] = await Promise.all([
      select()
        .from(reading)
        .where(
          and(wanted, input.cursor === undefined ? undefined : after([reading.day, reading.id], cursorValues(input.cursor, 2), 'down')),
        )
        .orderBy(desc(reading.day), desc(reading.id))
        .limit(input.limit + 1),
      kit.counted(select({ id: reading.id }).from(reading).where(wanted)),
    ])
    return pageFrom(rows, input.limit, total, (row) => [row.day, row.id])
  },
})

/** The rows behind a month's visits: what each station reported of the days that it owed. */
export const showReadingMonth = read({
  name: 'reading.month',
  right: 'reading.read',
  http: 'GET /api/readings/month',
  input: readingMonthInput,
  output: readingMonth,
  run: async (kit, input) => {
    const { select, today } = kit
    const { station, reading } = kit.from
    const month = input.month ?? monthOf(today)
    pastDay(month, today)
    const [first, last] = [firstDay(month), lastDay(month)]
    const yesterday = addDays(today, -1)
    const tally = select({
      stationId: reading.stationId,
      visits: sumOf(reading.count).as('visits'),
      reported: countWhere(lte(reading.day, yesterday)).as('reported'),
    })
      .from(reading)
      .where(and(gte(reading.day, first), lte(reading.day, last)))
      .groupBy(reading.stationId)
      .as('tally')
    const openInMonth = and(lte(station.openedOn, last), or(isNull(station.closedOn), gt(station.closedOn, first)))
    const listed = select({
      stationId: station.id,
      name: station.name,
      kind: station.kind,
      orgName: station.orgName,
      regionCode: station.regionCode,
      visits: tally.visits,
      reported: tally.reported,
      due: daysOpen(station.openedOn, station.closedOn, first, last < yesterday ? last : yesterday).as('due'),
    })
      .from(station)
      .leftJoin(tally, eq(tally.stationId, station.id))
      .where(and(...stationConditions(kit, station, input), or(isNotNull(tally.stationId), openInMonth)))
      .as('listed')
    const order = [byName(listed.name), listed.stationId]
    const [rows, [sums]] = await Promise.all([
      select()
        .from(listed)
        .where(input.cursor === undefined ? undefined : after(order, cursorValues(input.cursor, 2)))
        .orderBy(...order)
        .limit(input.limit + 1),
      select({
        count: countRows(),
        filled: countFilled(listed.visits),
        visits: sumOf(listed.visits),
        reported: sumOf(listed.reported),
        due: sumOf(listed.due),
      }).from(listed),
    ])
    const page = pageFrom(rows, input.limit, { count: sums?.count ?? 0, exact: true }, (row) => [row.name, row.stationId])
    return {
      ...page,
      items: page.items.map((row) => ({ ...row, reported: row.reported ?? 0 })),
      month,
      sums: { visits: sums === undefined || sums.filled === 0 ? null : sums.visits, reported: sums?.reported ?? 0, due: sums?.due ?? 0 },
    }
  },
})
