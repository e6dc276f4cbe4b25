import { createTranslator } from 'next-intl'
import { activityKindKeys, activityKinds } from '@/domain/activity-words'
import { dutyKinds } from '@/domain/duty-words'
import { CellBook, percentOf, type CellSum, type Tally } from '@/domain/cell-book'
import { indicatorKeys, indicators, type IndicatorKey } from '@/domain/indicators'
import { addMonths, firstOpenMonth, type Day, type Month } from '@/domain/month'
import { regions } from '@/domain/region'
import type { ReportCell, ReportModel, ReportSection, ReportTable } from '@/domain/report'
import { stationKindKeys, stationKinds } from '@/domain/station-words'
import type { Locale } from '@/domain/words'
import { translatable } from '../translatable'
import { comparedBy, placesOf, type ComparedPlace } from '../indicator/places'
import type { PlaceSum, Subtree } from '../indicator/subtree'

/** What a report is made of: one snapshot of cells, from which every table is added up. */
export type ReportMatter = {
  tree: Subtree
  month: Month
  running: boolean
  asOf: Day
  today: Day
  sums: readonly PlaceSum[]
  threshold: number
  code: string
  issuedBy: string
  cutOff: string
  demo: boolean
  locale: Locale
}

const translatorOf = (locale: Locale) =>
  createTranslator({ locale: locale === 'zh' ? 'zh-CN' : 'en', messages: translatable(locale), namespace: 'report.model' })
type Words = ReturnType<typeof translatorOf>

const whole = (value: number | null): ReportCell => ({ value, decimals: 0, percent: false })
const share = ({ num, den }: Tally): ReportCell => ({ value: den === 0 ? null : num / den, decimals: 1, percent: true })
const isTruck = (cut: string) => cut.startsWith('truck.')
const isMobile = (cut: string) => cut === 'truck.mobile_branch'
const isCloud = (cut: string) => cut === 'truck.cloud_branch'
const isOther = (cut: string) => isTruck(cut) && !isMobile(cut) && !isCloud(cut)
const isRideHailing = (cut: string) => cut.startsWith('ride_hailing.')

function table(
  title: string,
  columns: readonly (string | { label: string; identifier: true })[],
  rows: ReportCell[][],
  options: { note?: string | null; total?: boolean } = {},
): ReportTable {
  return {
    kind: 'table',
    title,
    rows,
    note: options.note ?? null,
    total: options.total ?? false,
    columns: columns.map((column) => (typeof column === 'string' ? { label: column, identifier: false } : column)),
  }
}

/** Everything that a table needs of the matter. */
class Sheet {
  readonly t: Words
  readonly book: CellBook
  readonly previous: Month

  constructor(readonly matter: ReportMatter) {
    this.t = translatorOf(matter.locale)
    this.book = this.bookOf(matter.sums)
    this.previous = addMonths(matter.month, -1)
  }

  bookOf(sums: readonly CellSum[]): CellBook {
    return new CellBook(sums, firstOpenMonth(this.matter.today))
  }
  get month(): Month {
    return this.matter.month
  }
  at(key: IndicatorKey, wanted?: (cut: string) => boolean): Tally {
    return this.book.at(key, this.month, wanted)
  }
  /** A running month's rate would count what is not yet due. */
  completion(tally: Tally): ReportCell {
    return this.matter.running ? share({ num: 0, den: 0 }) : share(tally)
  }

  /** The day up to which the numbers reach, as a sentence has it. */
  day(): string {
    const iso = this.matter.asOf
    const [year = '', month = '', date = ''] = iso.split('-')
    return this.t('day', { iso, year, month: String(Number(month)), date: String(Number(date)) })
  }
  place(): string {
    const { here } = this.matter.tree
    if (here.level === 'city') return this.t('city')
    if (here.level === 'basic') return here.name
    return regions.find((region) => region.code === here.regionCode)?.name[this.matter.locale] ?? here.name
  }
}

function summary(sheet: Sheet): ReportSection {
  const { t, matter, month } = sheet
  const format = new Intl.NumberFormat('en-US')
  const number = (key: IndicatorKey, wanted?: (cut: string) => boolean) => format.format(sheet.at(key, wanted).num)
  const rate = percentOf(sheet.at('reporting'))
  const visits = sheet.book.value('station_visits', month)
  const paragraphs = [
    t('stock', {
      day: sheet.day(),
      place: sheet.place(),
      drivers: number('member_drivers'),
      full: number('member_drivers', (cut) => cut === 'full'),
      probationary: number('member_drivers', (cut) => cut === 'probationary'),
      formal: number('members_formal'),
      presence: number('members_presence'),
    }),
    t('orgs', {
      mobile: number('orgs', isMobile),
      cloud: number('orgs', isCloud),
      others: number('orgs', isOther),
      truck: number('orgs', isTruck),
      rideHailing: number('orgs', isRideHailing),
    }),
    t('flow', {
      activities: number('activities'),
      stations: number('stations'),
      visits: visits === null ? t('gap') : format.format(visits),
      rate: rate === null ? t('gap') : `${rate.toFixed(1)}%`,
    }),
  ]
  if (rate !== null && rate < matter.threshold) paragraphs.push(t('withheld', { threshold: matter.threshold }))
  if (matter.running) paragraphs.push(t('running'))
  return { kind: 'paragraphs', title: t('summary'), paragraphs }
}

function mainTable(sheet: Sheet): ReportTable {
  const { t, book, month, previous, matter } = sheet
  const label = (key: IndicatorKey) => indicators[key].label[matter.locale]
  const count = (name: string, unit: string, key: IndicatorKey, wanted?: (cut: string) => boolean): ReportCell[] => {
    const [now, before] = [book.value(key, month, wanted), book.value(key, previous, wanted)]
    return [name, unit, whole(now), whole(before), whole(now === null || before === null ? null : now - before)]
  }
  const ratio = (key: IndicatorKey): ReportCell[] => {
    const now = key === 'duties' && matter.running ? null : percentOf(book.at(key, month))
    const before = percentOf(book.at(key, previous))
    const cell = (percent: number | null): ReportCell => ({ value: percent === null ? null : percent / 100, decimals: 1, percent: true })
    const points: ReportCell = {
      value: now === null || before === null ? null : Math.round((now - before) * 10) / 10,
      decimals: 1,
      percent: false,
    }
    return [label(key), t('unit.percent'), cell(now), cell(before), points]
  }
  const [people, orgs] = [t('unit.people'), t('unit.orgs')]
  return table(
    t('main'),
    [t('column.indicator'), t('column.unit'), t('column.now'), t('column.before'), t('column.change')],
    [
      count(label('member_drivers'), people, 'member_drivers'),
      count(t('row.full'), people, 'member_drivers', (cut) => cut === 'full'),
      count(t('row.probationary'), people, 'member_drivers', (cut) => cut === 'probationary'),
      count(label('members_formal'), people, 'members_formal'),
      count(label('members_presence'), people, 'members_presence'),
      count(t('row.mobile'), orgs, 'orgs', isMobile),
      count(t('row.cloud'), orgs, 'orgs', isCloud),
      count(t('row.others'), orgs, 'orgs', isOther),
      count(t('row.rideHailing'), orgs, 'orgs', isRideHailing),
      count(label('stations'), orgs, 'stations'),
      count(label('station_visits'), t('unit.visits'), 'station_visits'),
      ratio('reporting'),
      count(label('activities'), t('unit.times'), 'activities'),
      ratio('attendance'),
      ratio('duties'),
    ],
    { note: matter.running ? `${t('changeNote')}${t('running')}` : t('changeNote') },
  )
}

function kindTable(sheet: Sheet): ReportTable {
  const { t, book, month, previous, matter } = sheet
  const held = activityKindKeys
    .map((kind) => ({
      kind,
      now: book.at('activity_kinds', month, (cut) => cut === kind).num,
      before: book.at('activity_kinds', previous, (cut) => cut === kind).num,
    }))
    .filter(({ now, before }) => now + before > 0)
  return table(
    t('kinds'),
    [t('column.kind'), t('column.now'), t('column.before')],
    held.map(({ kind, now, before }) => [activityKinds[kind][matter.locale], whole(now), whole(before)]),
    { note: t('kindsNote', { total: sheet.at('activities').num, sum: sheet.at('activity_kinds').num }) },
  )
}

function trafficTable(sheet: Sheet): ReportTable {
  const { t, book, month, matter } = sheet
  const line = (name: string, wanted: (cut: string) => boolean): ReportCell[] => {
    const reported = sheet.at('reporting', wanted)
    return [
      name,
      whole(sheet.at('stations', wanted).num),
      whole(book.value('station_visits', month, wanted)),
      whole(reported.num),
      whole(reported.den),
      share(reported),
    ]
  }
  const kinds = stationKindKeys.filter(
    (kind) => sheet.at('stations', (cut) => cut === kind).num > 0 || book.value('station_visits', month, (cut) => cut === kind) !== null,
  )
  return table(
    t('traffic'),
    [t('column.kind'), t('column.stations'), t('column.visits'), t('column.reported'), t('column.due'), t('column.rate')],
    [...kinds.map((kind) => line(stationKinds[kind][matter.locale], (cut) => cut === kind)), line(t('total'), () => true)],
    { total: true },
  )
}

function dutyTable(sheet: Sheet): ReportTable {
  const { t, matter } = sheet
  const line = (name: string, wanted: (cut: string) => boolean): ReportCell[] => {
    const tally = sheet.at('duties', wanted)
    return [name, whole(tally.num), whole(tally.den), sheet.completion(tally)]
  }
  return table(
    t('duties'),
    [t('column.duty'), t('column.done'), t('column.owed'), t('column.completion')],
    [...dutyKinds.map((kind) => line(activityKinds[kind][matter.locale], (cut) => cut === kind)), line(t('total'), () => true)],
    { total: true, note: matter.running ? t('running') : null },
  )
}

type PlaceLine = (book: CellBook) => ReportCell[]

/** Places compared in two tables, narrow enough for a page: who stands where, and what was done. */
function placeTables(sheet: Sheet): ReportTable[] {
  const { t, matter, month } = sheet
  const byRegion = comparedBy(matter.tree.here) === 'region'
  const nameOf = (place: ComparedPlace) => {
    if (place.kind === 'own') return t('own')
    if (place.kind === 'moved_out') return t('movedOut')
    if (place.kind === 'city') return t('cityOwn')
    return place.kind === 'region'
      ? (regions.find((region) => region.code === place.regionCode)?.name[matter.locale] ?? place.name)
      : place.name
  }
  const num = (book: CellBook, key: IndicatorKey, wanted?: (cut: string) => boolean) => whole(book.at(key, month, wanted).num)
  const standing: PlaceLine = (book) => [
    num(book, 'member_drivers'),
    num(book, 'members_formal'),
    num(book, 'members_presence'),
    num(book, 'orgs', isMobile),
    num(book, 'orgs', isTruck),
    num(book, 'stations'),
  ]
  const doing: PlaceLine = (book) => {
    const duties = book.at('duties', month)
    return [
      whole(book.value('station_visits', month)),
      share(book.at('reporting', month)),
      num(book, 'activities'),
      share(book.at('attendance', month)),
      whole(duties.num),
      whole(duties.den),
      sheet.completion(duties),
    ]
  }
  const places = placesOf(matter.tree, matter.sums)
  const head = [t(byRegion ? 'column.region' : 'column.org'), ...(byRegion ? [{ label: t('column.code'), identifier: true as const }] : [])]
  const tableOf = (title: string, columns: readonly string[], line: PlaceLine, note: string | null) =>
    table(
      title,
      [...head, ...columns],
      [
        ...places.map(({ place, sums }) => [nameOf(place), ...(byRegion ? [place.regionCode ?? ''] : []), ...line(sheet.bookOf(sums))]),
        [t('total'), ...(byRegion ? [''] : []), ...line(sheet.book)],
      ],
      { total: true, note },
    )
  return [
    tableOf(
      t(byRegion ? 'places' : 'children'),
      [t('column.drivers'), t('column.formal'), t('column.presence'), t('column.mobile'), t('column.truckOrgs'), t('column.stations')],
      standing,
      null,
    ),
    tableOf(
      t(byRegion ? 'placesDone' : 'childrenDone'),
      [
        t('column.visits'),
        t('column.rate'),
        t('column.activities'),
        t('column.attendance'),
        t('column.done'),
        t('column.owed'),
        t('column.completion'),
      ],
      doing,
      matter.running ? t('running') : null,
    ),
  ]
}

/** The report of one organisation and month, with names and labels as they are now. */
export function reportModelOf(matter: ReportMatter): ReportModel {
  const sheet = new Sheet(matter)
  const { t } = sheet
  const place = sheet.place()
  const [year = '', number = ''] = matter.month.split('-')
  const when = { year, month: String(Number(number)) }
  return {
    title: t('title', { place }),
    place,
    month: matter.month,
    fileName: t('fileName', { place, ...when }),
    demo: matter.demo,
    issuedBy: matter.issuedBy,
    cutOff: matter.cutOff,
    code: matter.code,
    sections: [summary(sheet), mainTable(sheet), kindTable(sheet), trafficTable(sheet), dutyTable(sheet), ...placeTables(sheet)],
    definitions: indicatorKeys.map((key) => ({ label: indicators[key].label[matter.locale], basis: indicators[key].basis[matter.locale] })),
  }
}
