import { keysOf, type Words } from './words'

/**
 * How cells may be added: over organisations and months, over organisations only, or not at all.
 * Distinct counts and stocks are never added over months.
 */
type Summing = 'org_month' | 'org'
/** What a month without a cell means. */
type Missing = 'zero' | 'gap'
type Meta = {
  label: Words
  unit: Words
  kind: 'flow' | 'stock' | 'ratio'
  sums: Summing
  /** Whether cells of different cuts (kinds, types) may be added: an activity of two kinds stands in two. */
  cutsAdd: boolean
  missing: Missing
  better: 'up' | 'down' | 'neither'
  /** The basis (口径) as the screen states it. */
  basis: Words
}

const people = { zh: '名', en: 'people' }
const pieces = { zh: '个', en: '' }
const times = { zh: '次', en: 'times' }

export const indicators = {
  members_formal: {
    label: { zh: '在册党员', en: 'Members on the register' },
    unit: people,
    kind: 'stock',
    sums: 'org',
    cutsAdd: true,
    missing: 'zero',
    better: 'neither',
    basis: {
      zh: '正式组织关系在本组织的正式党员和预备党员，状态正常；流动纳管不计入。',
      en: 'Full and probationary members whose formal relation lies here, in good standing. Presence is not included.',
    },
  },
  members_presence: {
    label: { zh: '流动纳管', en: 'Kept by mobile branches' },
    unit: people,
    kind: 'stock',
    sums: 'org',
    cutsAdd: true,
    missing: 'zero',
    better: 'neither',
    basis: {
      zh: '流动支部纳管的党员，组织关系仍在原支部；与在册党员不相加。',
      en: 'Members kept by a mobile branch whose formal relation stays at home. Never added to the register.',
    },
  },
  member_drivers: {
    label: { zh: '货车党员司机', en: 'Truck drivers in the Party' },
    unit: people,
    kind: 'stock',
    sums: 'org',
    cutsAdd: true,
    missing: 'zero',
    better: 'neither',
    basis: {
      zh: '货车群体的正式党员和预备党员，状态正常，每人只计一次：有纳管的计在纳管支部，否则计在正式组织。',
      en: 'Distinct persons of the truck group, full or probationary, in good standing; counted once, at the branch that keeps them, else at the formal one.',
    },
  },
  orgs: {
    label: { zh: '基层党组织', en: 'Basic-level organisations' },
    unit: pieces,
    kind: 'stock',
    sums: 'org',
    cutsAdd: true,
    missing: 'zero',
    better: 'neither',
    basis: {
      zh: '月末在册的基层党组织，按司机群体和类型分列；1+9 行业党委不计入。',
      en: 'Basic-level organisations at the month’s end by driver group and kind; the 1 + 9 committees are not among them.',
    },
  },
  stations: {
    label: { zh: '服务站点', en: 'Stations' },
    unit: pieces,
    kind: 'stock',
    sums: 'org',
    cutsAdd: true,
    missing: 'zero',
    better: 'neither',
    basis: { zh: '月末已启用、未关闭的阵地，按类型分列。', en: 'Stations open at the month’s end, by type.' },
  },
  station_visits: {
    label: { zh: '站点服务人次', en: 'Station visits' },
    unit: { zh: '人次', en: 'visits' },
    kind: 'flow',
    sums: 'org_month',
    cutsAdd: true,
    missing: 'gap',
    better: 'up',
    basis: {
      zh: '各站点每日客流之和；没有报数的日子不算零，看报数率。',
      en: 'The sum of daily counts; a day without a reading is not zero, see the share reported.',
    },
  },
  reporting: {
    label: { zh: '报数率', en: 'Share reported' },
    unit: { zh: '%', en: '%' },
    kind: 'ratio',
    sums: 'org_month',
    cutsAdd: true,
    missing: 'gap',
    better: 'up',
    basis: {
      zh: '已报数的站日 ÷ 应报数的站日；未启用和已关闭的站点不算缺报。',
      en: 'Station-days reported ÷ station-days due; stations not yet open or closed owe nothing.',
    },
  },
  activities: {
    label: { zh: '组织生活', en: 'Activities' },
    unit: times,
    kind: 'flow',
    sums: 'org_month',
    cutsAdd: true,
    missing: 'zero',
    better: 'up',
    basis: {
      zh: '已办、已退回和已确认的活动，每次只计一次；计划和撤回的不计。',
      en: 'Activities held, sent back or confirmed, each once; planned and withdrawn ones are not counted.',
    },
  },
  activity_kinds: {
    label: { zh: '活动类型', en: 'Activities by kind' },
    unit: times,
    kind: 'flow',
    sums: 'org_month',
    cutsAdd: false,
    missing: 'zero',
    better: 'up',
    basis: {
      zh: '一次活动可属多类，每类各计一次，因此各类之和可能大于活动总数。',
      en: 'An activity of several kinds counts once in each, so the kinds may add up to more than the total.',
    },
  },
  attendance: {
    label: { zh: '到会率', en: 'Attendance' },
    unit: { zh: '%', en: '%' },
    kind: 'ratio',
    sums: 'org_month',
    cutsAdd: true,
    missing: 'gap',
    better: 'up',
    basis: {
      zh: '实到 ÷ 应到，只看两数都有的活动；应到在登记时固定。',
      en: 'Present ÷ expected over activities that have both; expected is frozen when logged.',
    },
  },
  duties: {
    label: { zh: '三会一课完成率', en: 'Duties done' },
    unit: { zh: '%', en: '%' },
    kind: 'ratio',
    sums: 'org_month',
    cutsAdd: true,
    missing: 'gap',
    better: 'up',
    basis: {
      zh: '周期在该月结束的应办项中已办的比例；“不适用”和未到期的不计。',
      en: 'Share done of the duties whose period ended in the month; those that do not apply or are not yet due are left out.',
    },
  },
} as const satisfies Record<string, Meta>

export type IndicatorKey = keyof typeof indicators
export const indicatorKeys = keysOf<IndicatorKey>({
  members_formal: indicators.members_formal.label,
  members_presence: indicators.members_presence.label,
  member_drivers: indicators.member_drivers.label,
  orgs: indicators.orgs.label,
  stations: indicators.stations.label,
  station_visits: indicators.station_visits.label,
  reporting: indicators.reporting.label,
  activities: indicators.activities.label,
  activity_kinds: indicators.activity_kinds.label,
  attendance: indicators.attendance.label,
  duties: indicators.duties.label,
})
