import { cityRegion, regions } from '@/domain/region'
import type { FigureKey, FigureSource } from '@/domain/figure-words'
import { addDays, type Day } from '@/domain/month'

export type FigureRow = {
  id: string
  key: FigureKey
  regionCode: string
  place: string
  asOf: Day
  value: number
  unit: string
  source: FigureSource
  quote: string
  approximate: boolean
  lowerBound: boolean
}
type Fact = {
  key: FigureKey
  value: number
  unit: string
  quote: string
  asOf?: Day
  place?: string
  approximate?: boolean
  lowerBound?: boolean
}

/** Published about Suzhou in June 2023; a month without a day stands as its first day. */
const published: readonly Fact[] = [
  { key: 'operators', value: 37_474, unit: '户', quote: '全市道路运输经营业户37474户' },
  { key: 'truck_drivers', value: 100_120, unit: '名', quote: '货车司机100120名' },
  { key: 'truck_driver_members', value: 1087, unit: '名', quote: '货车党员司机1087名' },
  { key: 'party_organisations', value: 86, unit: '个', quote: '党组织数86个' },
  { key: 'new_nonpublic_organisations', value: 9, unit: '个', quote: '新建非公有制企业党组织9个' },
  { key: 'mobile_branches', value: 30, unit: '个', quote: '网格化组建货车司机流动党员党支部30个' },
  { key: 'cloud_branches', value: 1, unit: '个', quote: '依托“运满满”平台建立1个“云上党支部”' },
  { key: 'union_enterprises', value: 156, unit: '家', quote: '吸纳156家货运企业、5086名货车司机加入行业工会联合会' },
  { key: 'union_drivers', value: 5086, unit: '名', quote: '吸纳156家货运企业、5086名货车司机加入行业工会联合会' },
  { key: 'city_centres', value: 1, unit: '个', quote: '1个市级、9个县级党群服务中心、N个党群服务站' },
  { key: 'county_centres', value: 9, unit: '个', quote: '1个市级、9个县级党群服务中心、N个党群服务站' },
  { key: 'ride_hailing_drivers', value: 60_000, unit: '人', approximate: true, quote: '苏州市网约车司机近6万人' },
  { key: 'vendors', value: 55, unit: '家', asOf: '2023-06-01', place: '蠡明街流动摊贩临时便民疏导点', quote: '共招募各类食品流动摊贩55家' },
  {
    key: 'daily_traffic',
    value: 1000,
    unit: '人次/日',
    lowerBound: true,
    asOf: '2023-06-01',
    place: '蠡明街流动摊贩临时便民疏导点',
    quote: '日均服务流量达1000余人次',
  },
  {
    key: 'loan_frauds_blocked',
    value: 5,
    unit: '起',
    asOf: '2023-04-30',
    place: '苏州建行示范区分行',
    quote: '先后堵截5起线上贷款通讯网络诈骗',
  },
  {
    key: 'loss_recovered_fen',
    value: 26_380_000,
    unit: '分',
    asOf: '2023-04-30',
    place: '苏州建行示范区分行',
    quote: '成功为群众挽回26.38万元的财产损失',
  },
  {
    key: 'service_categories',
    value: 10,
    unit: '类',
    lowerBound: true,
    asOf: '2023-06-01',
    place: '御窑社区',
    quote: '精心设置扶贫助困、法律咨询、金融咨询、环境保护等十余类服务项目',
  },
]

/** The city's totals split over its districts. The split was never published: it is invented and says so. */
const census: Readonly<Record<string, { drivers: number; operators: number }>> = {
  '320582': { drivers: 14_260, operators: 5210 },
  '320581': { drivers: 11_850, operators: 4480 },
  '320585': { drivers: 9630, operators: 3390 },
  '320583': { drivers: 15_740, operators: 6120 },
  '320509': { drivers: 12_980, operators: 4870 },
  '320506': { drivers: 9470, operators: 3620 },
  '320507': { drivers: 11_210, operators: 4215 },
  '320508': { drivers: 3160, operators: 1369 },
  '320505': { drivers: 6240, operators: 2260 },
  '320571': { drivers: 5580, operators: 1940 },
}

/** Operators and drivers of one district in the invented census. */
export const censusOf = (regionCode: string): { drivers: number; operators: number } => census[regionCode] ?? { drivers: 0, operators: 0 }
/** Drivers of one district in the invented census. */
export const driversOf = (regionCode: string): number => censusOf(regionCode).drivers

/** Rows of `figure`: what was published, and the demonstration census per district. */
export function figureRows(today: Day, newId: () => string): FigureRow[] {
  const facts = published.map((fact) => ({
    id: newId(),
    key: fact.key,
    regionCode: cityRegion,
    place: fact.place ?? '苏州市',
    asOf: fact.asOf ?? '2023-06-15',
    value: fact.value,
    unit: fact.unit,
    source: 'published' as const,
    quote: fact.quote,
    approximate: fact.approximate ?? false,
    lowerBound: fact.lowerBound ?? false,
  }))
  const districts = regions.flatMap((region) => {
    const counted = census[region.code]
    if (counted === undefined) return []
    const common = {
      regionCode: region.code,
      place: region.name.zh,
      asOf: addDays(today, -8),
      source: 'census' as const,
      quote: '示例数据：各区县拆分为虚构',
      approximate: false,
      lowerBound: false,
    }
    return [
      { id: newId(), key: 'truck_drivers' as const, value: counted.drivers, unit: '名', ...common },
      { id: newId(), key: 'operators' as const, value: counted.operators, unit: '户', ...common },
    ]
  })
  return [...facts, ...districts]
}
