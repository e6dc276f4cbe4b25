import { and, asc, desc, eq, gt, gte, isNull, lte, or } from 'drizzle-orm'
import { treeDay } from '@/domain/basis'
import { silentStation } from '@/domain/attention'
import { AppError } from '@/domain/errors'
import { addDays, addMonths, firstDay, lastDay, monthOf, monthsFrom } from '@/domain/month'
import { stationDays, stationDetail, stationHosts, stationListInput, stationMonths, stationPage } from '@/domain/station'
import { isOpenOn, openDays } from '@/domain/station-words'
import * as z from 'zod'
import { after, always, byName, containsText, countRows, countWhere, monthOfDay, sumOf } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { pastDay } from '../past'
import { read } from '../read'
import { notClosedOn, openOn, stationConditions } from './filter'

/** Stations by name, each with its last reading; of a past month as they stood at its end. */
export const listStations = read({
  name: 'station.list',
  right: 'station.read',
  http: 'GET /api/stations',
  input: stationListInput,
  output: stationPage,
  run: async (kit, input) => {
    const { select, today } = kit
    const { station, reading } = kit.from
    const past = pastDay(input.month, today)
    const day = past ?? today
    const standing = {
      open: openOn(station, day),
      planned: and(gt(station.openedOn, day), notClosedOn(station, day)),
      closed: lte(station.closedOn, day),
    }
    const wanted = and(
      ...stationConditions(kit, station, input),
      input.q === undefined || input.q === '' ? undefined : or(containsText(station.name, input.q), containsText(station.address, input.q)),
      past === null ? undefined : lte(station.openedOn, past),
      input.state === undefined ? undefined : standing[input.state],
    )
    const order = [byName(station.name), station.id]
    const shown = select()
      .from(station)
      .where(and(wanted, input.cursor === undefined ? undefined : after(order, cursorValues(input.cursor, 2))))
      .orderBy(...order)
      .limit(input.limit + 1)
      .as('shown')
    const last = select({ day: reading.day, count: reading.count })
      .from(reading)
      .where(and(eq(reading.stationId, shown.id), past === null ? undefined : lte(reading.day, past)))
      .orderBy(desc(reading.day))
      .limit(1)
      .as('last_reading')
    const gone = kit.from.stationLeft(treeDay(input, today))
    const leftOpen = input.state === undefined || input.state === 'open'
    const [rows, total, [left]] = await Promise.all([
      select({
        id: shown.id,
        name: shown.name,
        kind: shown.kind,
        orgId: shown.orgId,
        orgName: shown.orgName,
        regionCode: shown.regionCode,
        hours: shown.hours,
        openedOn: shown.openedOn,
        closedOn: shown.closedOn,
        lastReadingOn: last.day,
        lastReadingCount: last.count,
      })
        .from(shown)
        .leftJoinLateral(last, always())
        .orderBy(byName(shown.name), asc(shown.id)),
      kit.counted(select({ id: station.id }).from(station).where(wanted)),
      past === null || input.q !== undefined || !leftOpen
        ? []
        : select({ count: countRows() })
            .from(gone)
            .where(and(...stationConditions(kit, gone, input), openOn(gone, past))),
    ])
    const page = pageFrom(rows, input.limit, { ...total, count: total.count + (left?.count ?? 0) }, (row) => [row.name, row.id])
    // Today is not over, a past day is.
    const unfinished = past === null ? today : addDays(past, 1)
    const items = page.items.map((row) => ({
      ...row,
      // Of a past day, a later closing is not known yet.
      closedOn: past !== null && row.closedOn !== null && row.closedOn > past ? null : row.closedOn,
      silentDays: isOpenOn(row, day) ? (silentStation({ ...row, lastDay: row.lastReadingOn }, unfinished)?.days ?? null) : null,
    }))
    return { ...page, items, today, left: left?.count ?? 0, mayCreate: kit.can('station.manage'), mayLog: kit.can('reading.write') }
  },
})

/** One station with its counts of the last days and months. */
export const showStation = read({
  name: 'station.detail',
  right: 'station.read',
  http: 'GET /api/stations/{id}',
  input: z.object({ id: z.uuid() }),
  output: stationDetail,
  run: async ({ select, from, today, can }, { id }) => {
    const { station, reading } = from
    const since = addDays(today, 1 - stationDays)
    const sinceMonth = addMonths(monthOf(today), 1 - stationMonths)
    const yesterday = addDays(today, -1)
    const toManage = can('station.manage') ? from.stationToManage : null
    const toLog = can('reading.write') ? from.stationToLog : null
    const [[found], recent, sums, [last], managed, logged] = await Promise.all([
      select().from(station).where(eq(station.id, id)),
      select()
        .from(reading)
        .where(and(eq(reading.stationId, id), gte(reading.day, since))),
      select({ month: monthOfDay(reading.day), visits: sumOf(reading.count), reported: countWhere(lte(reading.day, yesterday)) })
        .from(reading)
        .where(and(eq(reading.stationId, id), gte(reading.day, firstDay(sinceMonth))))
        .groupBy(monthOfDay(reading.day)),
      select({ day: reading.day, count: reading.count }).from(reading).where(eq(reading.stationId, id)).orderBy(desc(reading.day)).limit(1),
      toManage === null ? [] : select({ id: toManage.id }).from(toManage).where(eq(toManage.id, id)),
      toLog === null ? [] : select({ id: toLog.id }).from(toLog).where(eq(toLog.id, id)),
    ])
    if (found === undefined) throw new AppError('not_found')
    const byDay = new Map(recent.map((row) => [row.day, row]))
    const byMonth = new Map(sums.map((row) => [row.month, row]))
    const opened = monthOf(found.openedOn)
    const months = monthsFrom(opened > sinceMonth ? opened : sinceMonth, monthOf(today)).reverse()
    return {
      ...found,
      lastReadingOn: last?.day ?? null,
      lastReadingCount: last?.count ?? null,
      silentDays: isOpenOn(found, today) ? (silentStation({ ...found, lastDay: last?.day ?? null }, today)?.days ?? null) : null,
      today,
      days: Array.from({ length: stationDays }, (_, index) => addDays(since, index)).map((day) => {
        const { count = null, method = null, note = null, version = null } = byDay.get(day) ?? {}
        return { day, count, method, note, version, closed: !isOpenOn(found, day) }
      }),
      months: months.map((month) => ({
        month,
        visits: byMonth.get(month)?.visits ?? null,
        reported: byMonth.get(month)?.reported ?? 0,
        due: openDays(found, firstDay(month), lastDay(month) < yesterday ? lastDay(month) : yesterday),
      })),
      mayEdit: managed.length > 0,
      mayLog: logged.length > 0,
    }
  },
})

/** The organisations that a station may be given to, highest first. */
export const listStationHosts = read({
  name: 'station.hosts',
  right: 'station.manage',
  http: 'GET /api/stations/hosts',
  input: z.object({}),
  output: stationHosts,
  run: async ({ select, from, today }) => {
    const { stationHost: host } = from
    return select({ id: host.id, name: host.name, level: host.level, regionCode: host.regionCode })
      .from(host)
      .where(or(isNull(host.dissolvedOn), gt(host.dissolvedOn, today)))
      .orderBy(asc(host.level), asc(host.sort), asc(host.id))
      .limit(5_000)
  },
})
