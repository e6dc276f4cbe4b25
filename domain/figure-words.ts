import { keysOf, type Choices } from './words'

/** Published and census numbers without rows behind them (domain rules, §10). */
export const figureKeys = {
  operators: { zh: '经营业户', en: 'Operators' },
  truck_drivers: { zh: '货车司机', en: 'Truck drivers' },
  truck_driver_members: { zh: '货车党员司机', en: 'Truck drivers in the Party' },
  party_organisations: { zh: '党组织', en: 'Party organisations' },
  new_nonpublic_organisations: { zh: '新建非公企业党组织', en: 'Newly founded in non-public enterprises' },
  mobile_branches: { zh: '流动党员党支部', en: 'Mobile branches' },
  cloud_branches: { zh: '云上党支部', en: 'Cloud branches' },
  union_enterprises: { zh: '工会覆盖企业', en: 'Enterprises in the union' },
  union_drivers: { zh: '工会会员司机', en: 'Drivers in the union' },
  city_centres: { zh: '市级党群服务中心', en: 'City centres' },
  county_centres: { zh: '县级党群服务中心', en: 'County centres' },
  ride_hailing_drivers: { zh: '网约车司机', en: 'Ride-hailing drivers' },
  vendors: { zh: '食品流动摊贩', en: 'Food vendors' },
  daily_traffic: { zh: '疏导点日均服务流量', en: 'Daily traffic of the vendor point' },
  loan_frauds_blocked: { zh: '堵截贷款诈骗', en: 'Loan frauds blocked' },
  loss_recovered_fen: { zh: '挽回损失', en: 'Loss recovered' },
  service_categories: { zh: '服务项目类别', en: 'Service categories' },
} as const satisfies Choices
export type FigureKey = keyof typeof figureKeys
export const figureKeyList = keysOf<FigureKey>(figureKeys)
/** Those that the system counts itself, for whoever sees the whole city. */
const ownFigureKeys = [
  'truck_driver_members',
  'party_organisations',
  'new_nonpublic_organisations',
  'mobile_branches',
  'cloud_branches',
  'union_enterprises',
  'union_drivers',
  'city_centres',
  'county_centres',
] as const satisfies readonly FigureKey[]
export type OwnFigureKey = (typeof ownFigureKeys)[number]
export const isOwnFigure = (key: FigureKey): key is OwnFigureKey => ownFigureKeys.some((own) => own === key)

const figureSources = {
  published: { zh: '公开报道', en: 'Published' },
  census: { zh: '摸排', en: 'Census' },
} as const satisfies Choices
export type FigureSource = keyof typeof figureSources
export const figureSourceKeys = keysOf<FigureSource>(figureSources)
