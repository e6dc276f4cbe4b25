import { keysOf, type Choices } from './words'

/** What the audit log speaks of. */
export const auditNouns = {
  account: { zh: '账号', en: 'Account' },
  grant: { zh: '授权', en: 'Grant' },
  password: { zh: '密码', en: 'Password' },
  session: { zh: '会话', en: 'Session' },
  setting: { zh: '设置', en: 'Setting' },
  org: { zh: '组织', en: 'Organisation' },
  org_link: { zh: '组织隶属', en: 'Place in the tree' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  union_membership: { zh: '工会会籍', en: 'Union membership' },
  person: { zh: '人员', en: 'Person' },
  identity_check: { zh: '身份核对', en: 'Identity check' },
  person_merge: { zh: '人员合并', en: 'Merge of persons' },
  person_apart: { zh: '确认不是同一人', en: 'Found to be two persons' },
  data_key: { zh: '数据密钥', en: 'Data key' },
  membership: { zh: '党籍记录', en: 'Membership' },
  development_step: { zh: '发展步骤', en: 'Step of development' },
  dues_base: { zh: '党费基数', en: 'Base of dues' },
  dues_reduction: { zh: '党费减免', en: 'Reduction of dues' },
  dues_payment: { zh: '党费交纳', en: 'Payment of dues' },
  presence: { zh: '流动纳管', en: 'Presence' },
  floating: { zh: '流动党员登记', en: 'Floating member' },
  transfer: { zh: '组织关系转接', en: 'Transfer' },
  station: { zh: '阵地', en: 'Station' },
  reading: { zh: '客流', en: 'Traffic reading' },
  activity: { zh: '活动', en: 'Activity' },
  attendance: { zh: '参加人', en: 'Attendance' },
  activity_cohost: { zh: '联办支部', en: 'Co-host' },
  org_event: { zh: '组织调整', en: 'Change of an organisation' },
  party_group: { zh: '党小组', en: 'Party group' },
  party_group_member: { zh: '党小组成员', en: 'Member of a Party group' },
  post: { zh: '职务', en: 'Post' },
  committee_term: { zh: '选举', en: 'Election' },
  period_close: { zh: '月度关账', en: 'Closed month' },
  duty_rule: { zh: '三会一课规则', en: 'Rule of duties' },
  import_batch: { zh: '导入', en: 'Import' },
  external_org: { zh: '市外组织', en: 'Organisation outside' },
  census_campaign: { zh: '摸排', en: 'Census' },
  census_district: { zh: '摸排区县', en: 'District of a census' },
  census_return: { zh: '摸排填报', en: 'Return of a census' },
  figure: { zh: '公开和摸排数字', en: 'Published or census figure' },
  report: { zh: '报表', en: 'Report' },
  list: { zh: '名单', en: 'List' },
  list_columns: { zh: '列表的列', en: 'Columns of a list' },
  saved_filter: { zh: '已存筛选', en: 'Saved filter' },
} as const satisfies Choices
export type AuditNoun = keyof typeof auditNouns
export const auditNounKeys = keysOf<AuditNoun>(auditNouns)

/** Everything that leaves a trace: each command and download by its name, and what happens outside of them. */
export const auditActions = {
  'account.sign_in': { zh: '登录', en: 'Signed in' },
  'account.sign_in_failed': { zh: '登录未通过', en: 'Sign-in refused' },
  'account.sign_out': { zh: '退出登录', en: 'Signed out' },
  'account.create': { zh: '新建账号', en: 'Opened an account' },
  'account.rename': { zh: '修改账号姓名', en: 'Renamed an account' },
  'account.grant': { zh: '授权', en: 'Granted a role' },
  'account.revoke': { zh: '收回授权', en: 'Ended a grant' },
  'account.lock': { zh: '停用账号', en: 'Locked an account' },
  'account.unlock': { zh: '启用账号', en: 'Unlocked an account' },
  'account.reset': { zh: '重设密码', en: 'Reset a password' },
  'operator.create': { zh: '运维新建账号', en: 'Operator opened an account' },
  'operator.reset': { zh: '运维重设密码', en: 'Operator reset a password' },
  'operator.rotate': { zh: '运维轮换数据密钥', en: 'Operator rotated the data key' },
  'own.locale': { zh: '切换语言', en: 'Changed language' },
  'own.password': { zh: '修改本人密码', en: 'Changed own password' },
  'own.session_end': { zh: '结束一处登录', en: 'Ended a session' },
  'own.sessions_end': { zh: '全部退出', en: 'Signed out everywhere' },
  'list.columns': { zh: '选择列表的列', en: 'Chose the columns of a list' },
  'list.save_filter': { zh: '保存筛选', en: 'Saved a filter' },
  'list.rename_filter': { zh: '重命名已存筛选', en: 'Renamed a saved filter' },
  'list.drop_filter': { zh: '删除已存筛选', en: 'Deleted a saved filter' },
  'setting.change': { zh: '修改设置', en: 'Changed a setting' },
  'org.create': { zh: '新建组织', en: 'Founded an organisation' },
  'org.edit': { zh: '修改组织', en: 'Edited an organisation' },
  'enterprise.create': { zh: '登记企业', en: 'Registered an enterprise' },
  'enterprise.edit': { zh: '修改企业', en: 'Edited an enterprise' },
  'union.join': { zh: '登记入会', en: 'Recorded an entry to the union' },
  'union.leave': { zh: '登记退会', en: 'Recorded a leaving of the union' },
  'member.create': { zh: '登记党员', en: 'Entered a member' },
  'member.edit': { zh: '修改党员', en: 'Edited a member' },
  'member.change': { zh: '变更党籍', en: 'Changed a membership' },
  'member.move': { zh: '批量转移组织关系', en: 'Moved memberships together' },
  'member.find': { zh: '按号码查找', en: 'Looked a number up' },
  'member.unmask': { zh: '查看完整号码', en: 'Unmasked a number' },
  'member.copy': { zh: '提供本人信息副本', en: 'Handed out a copy of own data' },
  'merge.make': { zh: '合并人员', en: 'Merged two entries of a person' },
  'merge.undo': { zh: '撤销合并', en: 'Took a merge back' },
  'merge.apart': { zh: '确认不是同一人', en: 'Found two persons to be two' },
  'check.return': { zh: '退回身份证号', en: 'Gave an ID number back' },
  'floating.register': { zh: '登记流出', en: 'Registered as floating' },
  'floating.end': { zh: '登记返回', en: 'Recorded a return' },
  'transfer.send': { zh: '转出组织关系', en: 'Sent a transfer' },
  'transfer.receive': { zh: '接收组织关系', en: 'Received a transfer' },
  'transfer.refuse': { zh: '退回组织关系', en: 'Refused a transfer' },
  'transfer.withdraw': { zh: '撤回转接', en: 'Withdrew a transfer' },
  'transfer.admit': { zh: '转入市外组织关系', en: 'Admitted from outside the city' },
  'development.record': { zh: '登记发展步骤', en: 'Recorded a step of development' },
  'development.withdraw': { zh: '撤销发展步骤', en: 'Took back a step of development' },
  'dues.assess': { zh: '核定党费基数', en: 'Assessed a base of dues' },
  'dues.reduce': { zh: '登记党费减免', en: 'Recorded a reduction of dues' },
  'dues.pay': { zh: '登记党费交纳', en: 'Recorded payments of dues' },
  'station.create': { zh: '新建阵地', en: 'Opened a station' },
  'station.edit': { zh: '修改阵地', en: 'Edited a station' },
  'station.close': { zh: '关闭或重开阵地', en: 'Closed or reopened a station' },
  'reading.log': { zh: '报客流', en: 'Logged traffic' },
  'activity.log': { zh: '记活动', en: 'Logged an activity' },
  'activity.edit': { zh: '修改活动', en: 'Edited an activity' },
  'activity.withdraw': { zh: '撤回活动', en: 'Withdrew an activity' },
  'activity.cohosted': { zh: '答复联办', en: 'Answered as co-host' },
  'activity.review': { zh: '审核活动', en: 'Reviewed an activity' },
  'org.reorganise': { zh: '调整组织', en: 'Reorganised an organisation' },
  'committee.elect': { zh: '记录选举', en: 'Recorded an election' },
  'committee.end_post': { zh: '免去职务', en: 'Ended a post' },
  'committee.start_post': { zh: '任命职务', en: 'Gave a post' },
  'group.create': { zh: '设立党小组', en: 'Made a Party group' },
  'group.edit': { zh: '调整党小组', en: 'Changed a Party group' },
  'group.assign': { zh: '批量编入党小组', en: 'Assigned to a Party group together' },
  'group.end': { zh: '撤销党小组', en: 'Ended a Party group' },
  'period.close': { zh: '关账', en: 'Closed a month' },
  'census.open': { zh: '开展摸排', en: 'Opened a census' },
  'census.record': { zh: '填报摸排', en: 'Reported a look of the census' },
  'census.close': { zh: '结束摸排', en: 'Closed a census' },
  'duty.set_rule': { zh: '修改三会一课规则', en: 'Changed a rule of duties' },
  'duty.calendar': { zh: '下载日历', en: 'Downloaded a calendar' },
  'import.open': { zh: '上传导入文件', en: 'Announced a file to import' },
  'import.piece': { zh: '上传文件片段', en: 'Uploaded a piece of a file' },
  'import.check': { zh: '核对导入文件', en: 'Had a file checked' },
  'import.choose': { zh: '选择重复处理', en: 'Decided duplicates' },
  'import.confirm': { zh: '确认导入', en: 'Confirmed an import' },
  'import.write': { zh: '导入写入', en: 'Wrote an import' },
  'import.undo': { zh: '要求撤销导入', en: 'Asked to take an import back' },
  'import.take_back': { zh: '撤销导入', en: 'Took an import back' },
  'import.drop': { zh: '取消导入', en: 'Dropped an import' },
  'import.template': { zh: '下载导入模板', en: 'Downloaded a template' },
  'import.faults': { zh: '下载错误行', en: 'Downloaded rows to be mended' },
  'report.issue': { zh: '出具报表', en: 'Issued a report' },
  'member.file': { zh: '导出党员名单', en: 'Exported members' },
  'member.cuts_file': { zh: '导出队伍结构', en: 'Exported the structure of members' },
  'development.file': { zh: '导出发展党员名单', en: 'Exported those under development' },
  'dues.file': { zh: '导出党费表', en: 'Exported dues' },
  'dues.branches_file': { zh: '导出各支部党费', en: 'Exported dues by branch' },
  'transfer.file': { zh: '导出转接记录', en: 'Exported transfers' },
  'floating.file': { zh: '导出流动党员名单', en: 'Exported floating members' },
  'floating.absent_file': { zh: '导出长期未参加活动名单', en: 'Exported members absent for long' },
  'org.file': { zh: '导出组织', en: 'Exported organisations' },
  'station.file': { zh: '导出阵地', en: 'Exported stations' },
  'reading.file': { zh: '导出阵地月报数', en: 'Exported visits of a month' },
  'activity.file': { zh: '导出活动', en: 'Exported activities' },
  'duty.file': { zh: '导出三会一课', en: 'Exported duties' },
  'enterprise.file': { zh: '导出企业', en: 'Exported enterprises' },
  'union.file': { zh: '导出工会覆盖', en: 'Exported the union’s coverage' },
  'report.file': { zh: '下载报表', en: 'Downloaded a report' },
} as const satisfies Choices
export type AuditAction = keyof typeof auditActions
export const auditActionKeys = keysOf<AuditAction>(auditActions)

/** A row as it was before or after a change. */
type Image = Readonly<Record<string, unknown>> | null

/** Which number an unmasking showed and what for; null for any other entry. */
export function unmaskingOf({ action, after }: { action: string; after: Image }): { field: string; purpose: string } | null {
  const { field, purpose } = after ?? {}
  return action === 'member.unmask' && typeof field === 'string' && typeof purpose === 'string' ? { field, purpose } : null
}

export type Difference = { field: string; before: string | null; after: string | null }

const shown = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)
const unremarkable = ['id', 'version', 'createdAt', 'loggedAt', 'recordedAt']

/** The fields that a change touched, each with its value before and after; of a new row all that it holds. */
export function differences(before: Image, after: Image): Difference[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields]
    .map((field) => ({ field, before: shown(before?.[field]), after: shown(after?.[field]) }))
    .filter((change) => change.before !== change.after && !unremarkable.includes(change.field))
}
