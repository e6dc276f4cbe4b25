import type { ActivityKind } from '@/domain/activity-words'

/** Titles of the demonstration's activities by their first kind. */
export const titles: Readonly<Partial<Record<ActivityKind, readonly string[]>>> = {
  members_meeting: ['季度支部党员大会', '党员大会：总结本季工作', '党员大会：讨论发展对象', '党员大会：通报整改情况'],
  committee_meeting: ['支委会例会', '支委会：研究本月安排', '支委会：研究党员发展', '支委会：研究关爱慰问'],
  party_lecture: ['党课：安全行车与责任', '党课：方向盘上的初心', '书记上党课', '党课：学习先进典型'],
  theme_day: [
    '主题党日：平安货运',
    '主题党日：文明行车从我做起',
    '主题党日：清洁驿站',
    '主题党日：重温入党誓词',
    '主题党日：学习安全法规',
    '主题党日：走进物流园',
    '主题党日：谈心谈话',
  ],
  organisation_life: ['年度组织生活会'],
  appraisal: ['民主评议党员'],
  volunteering: ['驿站志愿服务', '高温送清凉', '文明交通志愿岗', '清扫停车场'],
  three_deliveries: ['三送进园区：送关爱', '三送进驿站：送技能', '三送上门：送服务'],
  clinic: ['驿站义诊', '司机义诊日'],
  health_check: ['司机健康体检日'],
  talk: ['安全行车讲座', '劳动权益讲座', '政策解读讲座'],
  fraud_class: ['反诈课堂进驿站', '反诈课堂：识别贷款诈骗'],
  family: ['亲子开放日', '暑期亲子阅读'],
  heritage: ['非遗手作体验'],
  consultation: ['停车难议事会', '站点服务议事会'],
  signing: ['共建签约'],
  unveiling: ['驿站揭牌'],
  flag: ['先锋车队授旗'],
  visit: ['走访困难司机', '走访货运企业', '节前走访慰问'],
}

/** Kinds held beside the duties, as often as they stand here. */
export const services: readonly ActivityKind[] = [
  'volunteering',
  'volunteering',
  'volunteering',
  'three_deliveries',
  'three_deliveries',
  'visit',
  'visit',
  'talk',
  'talk',
  'clinic',
  'health_check',
  'fraud_class',
  'consultation',
  'family',
  'heritage',
  'signing',
  'unveiling',
  'flag',
]

export const places = ['支部活动室', '物流园会议室', '停车场休息区', '党群服务中心二楼', '线上会议', '企业会议室']
export const summaries = [
  '会议按议程进行，形成一致意见。',
  '参加人员现场交流，收集意见若干条。',
  '活动结束后清理场地，反馈良好。',
  '学习材料已发给未到会的同志。',
  '',
]
