import { activityStates } from './activity-words'
import { keysOf, type Choices } from './words'

export const fileFormats = {
  xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' },
  csv: { zh: 'CSV 文本', en: 'CSV text' },
} as const satisfies Choices
export type FileFormat = keyof typeof fileFormats
export const fileFormatKeys = keysOf<FileFormat>(fileFormats)

/** So many filters of a list one account keeps, and so long are their names. */
export const filtersMost = 20
export const nameMost = 40

/** What a file of a list is called. */
export const listNames = {
  members: { zh: '党员名单', en: 'Members' },
  structure: { zh: '队伍结构', en: 'Structure of members' },
  development: { zh: '发展党员', en: 'Development' },
  dues: { zh: '党费', en: 'Dues' },
  duesBranches: { zh: '各支部党费', en: 'Dues by branch' },
  transfers: { zh: '组织关系转接', en: 'Transfers' },
  floating: { zh: '已登记的流动党员', en: 'Registered floating members' },
  absent: { zh: '长期未参加活动的党员', en: 'Members absent for long' },
  organisations: { zh: '组织', en: 'Organisations' },
  stations: { zh: '阵地', en: 'Stations' },
  readings: { zh: '阵地月报数', en: 'Station visits of a month' },
  activities: { zh: '活动', en: 'Activities' },
  duties: { zh: '三会一课', en: 'Duties' },
  enterprises: { zh: '企业', en: 'Enterprises' },
  union: { zh: '工会覆盖', en: 'Union coverage' },
  accounts: { zh: '账号', en: 'Accounts' },
} as const satisfies Choices

/** Filters as a file tells them. */
export const filterLabels = {
  org: { zh: '组织', en: 'Organisation' },
  region: { zh: '区县', en: 'District' },
  month: { zh: '月份', en: 'Month' },
  basis: { zh: '口径', en: 'Basis' },
  q: { zh: '搜索', en: 'Search' },
  stage: { zh: '阶段', en: 'Stage' },
  standing: { zh: '状态', en: 'Standing' },
  group: { zh: '群体', en: 'Group' },
  relation: { zh: '隶属关系', en: 'Relation' },
  only: { zh: '选定', en: 'Chosen' },
  except: { zh: '不含', en: 'Left out' },
  kind: { zh: '类型', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  party: { zh: '党组织', en: 'Party organisation' },
  union: { zh: '工会', en: 'Union' },
  late: { zh: '逾期', en: 'Late' },
  count: { zh: '统计口径', en: 'Counted as' },
  direction: { zh: '方向', en: 'Direction' },
  line: { zh: '条线', en: 'Line' },
  role: { zh: '角色', en: 'Role' },
} as const satisfies Choices

export const basisNames = { then: { zh: '当时口径', en: 'As it stood then' }, now: { zh: '现行口径', en: 'As it stands now' } } as const
export const stageGroups = { members: { zh: '正式党员和预备党员', en: 'Full and probationary members' } } as const satisfies Choices
export const standingGroups = { counted: { zh: '计入总数的', en: 'Counted in totals' } } as const satisfies Choices
export const relations = {
  formal: { zh: '正式组织关系', en: 'Formal' },
  presence: { zh: '流动纳管', en: 'Kept' },
  counted: { zh: '按统计归属', en: 'Where counted' },
} as const satisfies Choices
export const directions = { in: { zh: '转入', en: 'Incoming' }, out: { zh: '转出', en: 'Outgoing' } } as const satisfies Choices
export const lateOnly = { late: { zh: '只看逾期', en: 'Late only' } } as const satisfies Choices
/** Without a state a list of activities shows those that count. */
export const activityStatesShown = { ...activityStates, '': { zh: '计入统计的', en: 'Those that count' } } as const satisfies Choices
export const absenceNames = {
  remind: { zh: '满 5 个月，请联系', en: 'Five months: get in touch' },
  register: { zh: '满 6 个月，应登记', en: 'Six months: to be registered' },
} as const satisfies Choices

/** A class of few people whose number is not told, and a cut of which no class is. */
export const withheldName = { zh: '不显示', en: 'not shown' }
export const allClasses = { zh: '各类', en: 'Every class' }

/** Headings of columns that have no field of their own. */
export const fileLabels = {
  org: { zh: '正式组织', en: 'Formal organisation' },
  branch: { zh: '所在支部', en: 'Branch' },
  branchName: { zh: '支部', en: 'Branch' },
  presence: { zh: '流动纳管支部', en: 'Kept by' },
  stage: { zh: '阶段', en: 'Stage' },
  standing: { zh: '状态', en: 'Standing' },
  at: { zh: '所处步骤', en: 'Working on' },
  nextStep: { zh: '下一步', en: 'Next step' },
  due: { zh: '期限', en: 'Due' },
  lateDays: { zh: '已逾期（天）', en: 'Days late' },
  opensOn: { zh: '最早可办日期', en: 'Can be done from' },
  duesBase: { zh: '计算基数（元）', en: 'Base (yuan)' },
  duesKind: { zh: '基数类型', en: 'Kind of base' },
  duesRate: { zh: '比例（%）', en: 'Rate (%)' },
  duesDue: { zh: '应交（元）', en: 'Due (yuan)' },
  reducedBy: { zh: '减免批准单位', en: 'Reduction approved by' },
  paid: { zh: '已交（元）', en: 'Paid (yuan)' },
  paidOn: { zh: '交纳日期', en: 'Paid on' },
  outstanding: { zh: '未交（元）', en: 'Outstanding (yuan)' },
  duesMembers: { zh: '应交人数', en: 'Members' },
  reduced: { zh: '减免（元）', en: 'Reduced (yuan)' },
  strays: { zh: '不在册者已交（元）', en: 'Paid by others (yuan)' },
  notAssessed: { zh: '待核定（名）', en: 'Not assessed' },
  from: { zh: '转出组织', en: 'From' },
  to: { zh: '转入组织', en: 'To' },
  letter: { zh: '介绍信编号', en: 'Letter number' },
  sentOn: { zh: '转出日期', en: 'Sent on' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  receivedOn: { zh: '接收日期', en: 'Received on' },
  reason: { zh: '退回原因', en: 'Reason' },
  state: { zh: '状态', en: 'State' },
  where: { zh: '去向', en: 'Where' },
  since: { zh: '起算日期', en: 'Since' },
  contact: { zh: '联系人', en: 'Contact' },
  cut: { zh: '分类', en: 'By' },
  class: { zh: '类别', en: 'Class' },
  people: { zh: '人数', en: 'Number' },
  share: { zh: '占比（%）', en: 'Share (%)' },
  parent: { zh: '上级组织', en: 'Parent' },
  basic: { zh: '基层组织', en: 'Basic level' },
  formal: { zh: '在册党员', en: 'On the register' },
  kept: { zh: '流动纳管', en: 'Kept' },
  lastOn: { zh: '最近报数日期', en: 'Last reading on' },
  lastCount: { zh: '最近人次', en: 'Last visits' },
  silent: { zh: '未报数（天）', en: 'Days without a reading' },
  closedOn: { zh: '关闭日期', en: 'Closed on' },
  reported: { zh: '已报天数', en: 'Days reported' },
  owed: { zh: '应报天数', en: 'Days owed' },
  visits: { zh: '人次', en: 'Visits' },
  signInName: { zh: '登录名', en: 'Sign-in name' },
  grants: { zh: '角色和范围', en: 'Roles and places' },
  lastSignIn: { zh: '上次登录', en: 'Last signed in' },
  title: { zh: '标题', en: 'Title' },
  day: { zh: '日期', en: 'Day' },
  host: { zh: '主办组织', en: 'Host' },
  kinds: { zh: '类型', en: 'Kinds' },
  place: { zh: '地点', en: 'Place' },
  present: { zh: '实到', en: 'Present' },
  expected: { zh: '应到', en: 'Expected' },
  guests: { zh: '群众', en: 'Guests' },
  duty: { zh: '类别', en: 'Duty' },
  period: { zh: '周期', en: 'Period' },
  doneOn: { zh: '办理日期', en: 'Done on' },
  missing: { zh: '还差次数', en: 'Still missing' },
  party: { zh: '党组织', en: 'Party organisation' },
  union: { zh: '工会', en: 'Union' },
  region: { zh: '区县', en: 'District' },
  enterprises: { zh: '企业总数', en: 'Enterprises' },
  enterprisesIn: { zh: '入会企业', en: 'Enterprises in the union' },
  drivers: { zh: '司机总数', en: 'Drivers' },
  driversIn: { zh: '入会司机', en: 'Drivers in the union' },
  enterpriseRate: { zh: '企业覆盖率（%）', en: 'Enterprises covered (%)' },
  driverRate: { zh: '司机覆盖率（%）', en: 'Drivers covered (%)' },
} as const satisfies Choices
