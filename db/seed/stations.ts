import { addDays, type Day } from '@/domain/month'
import { regions } from '@/domain/region'
import type { StationKind } from '@/domain/station-words'
import { words } from './names'
import { firstBranchName, type OrgSeed } from './orgs'
import { Random } from './random'

export type StationRow = {
  id: string
  kind: StationKind
  name: string
  orgId: string
  regionCode: string
  address: string
  hours: string
  brand: string | null
  openedOn: Day
  closedOn: Day | null
}

/** Open stations of each district, centres included: 120 together. */
const counts: Readonly<Record<string, number>> = {
  '320582': 14,
  '320581': 13,
  '320585': 10,
  '320583': 17,
  '320509': 14,
  '320506': 12,
  '320507': 15,
  '320508': 9,
  '320505': 8,
  '320571': 8,
}
const kindNames = { service_station: '党群服务站', driver_home: '司机之家', rest_stop: '车友驿站', warm_station: '暖心驿站' } as const
const kindBag = ['service_station', 'service_station', 'driver_home', 'driver_home', 'rest_stop', 'warm_station', 'warm_station'] as const
const streets = ['示例路', '示例街', '示范大道', '样例路']
const brands = ['一路同行', '驿路先锋', '歇歇脚', '暖途', '车轮上的家', null, null, null]

/** About 120 stations: one city centre, nine county centres, one vendor point, the rest of four types. */
export function demoStations(orgs: readonly OrgSeed[], today: Day, newId: () => string): StationRow[] {
  const random = new Random('stations')
  const names = random.sample(words, words.length)
  const rows: StationRow[] = []
  const add = (kind: StationKind, name: string, owner: OrgSeed, regionCode: string, openedOn: Day, closedOn: Day | null = null) => {
    const opened = openedOn < owner.row.foundedOn ? owner.row.foundedOn : openedOn
    const hours = kind === 'vendor_point' ? '06:00–20:00' : random.pick(['08:30–17:30', '08:00–20:00', '全天开放', '07:00–22:00'])
    rows.push({
      id: newId(),
      kind,
      name,
      orgId: owner.row.id,
      regionCode,
      address: `${random.pick(streets)}${random.int(1, 299)}号`,
      hours,
      brand: random.pick(brands),
      openedOn: opened,
      closedOn,
    })
  }
  const opening = () => addDays(today, -(random.chance(0.3) ? random.int(20, 700) : random.int(740, 2000)))
  const city = orgs.find((org) => org.row.level === 'city')
  for (const region of regions) {
    const county = orgs.find((org) => org.row.level === 'county' && org.row.regionCode === region.code)
    const owners = orgs.filter((org) => org.row.level === 'basic' && org.row.regionCode === region.code)
    const above = county ?? orgs.find((org) => org.row.level === 'county' && org.row.regionCode === '320508')
    if (above === undefined || city === undefined) throw new Error('the committees come before the stations')
    const before = rows.length
    if (region.code === city.row.regionCode)
      add('city_centre', '苏州市货车司机党群服务中心（示例）', city, region.code, addDays(today, -1900))
    if (county !== undefined)
      add('county_centre', `${region.name.zh}货车司机党群服务中心（示例）`, county, region.code, addDays(today, -random.int(1000, 1800)))
    const first = owners.find((org) => org.row.name === firstBranchName)
    if (first !== undefined) {
      add('vendor_point', '示例街便民疏导点', above, region.code, addDays(today, -1240))
      add('driver_home', `${names.pop() ?? ''}司机之家`, first, region.code, addDays(today, -1100))
    }
    while (rows.length - before < (counts[region.code] ?? 0)) {
      const kind = random.pick(kindBag)
      add(kind, `${names.pop() ?? ''}${kindNames[kind]}`, random.chance(0.5) ? above : random.pick(owners), region.code, opening())
    }
    if (region.code === '320509' || region.code === '320581')
      add(
        'rest_stop',
        `${names.pop() ?? ''}${kindNames.rest_stop}`,
        above,
        region.code,
        addDays(today, -1300),
        addDays(today, -random.int(150, 500)),
      )
  }
  return rows
}
