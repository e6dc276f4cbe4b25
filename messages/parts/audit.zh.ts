export const auditZh = {
  title: '审计', filter: '查找审计记录', caption: '审计记录', from: '从', to: '到', account: '登录名', action: '操作', noun: '对象', row: '对象编号', everything: '全部',
  columns: { at: '时间', who: '账号', action: '操作', noun: '对象', what: '改动', address: '来源地址', entry: '详情' },
  unknown: '未知账号', details: '查看', nothing: '—', fields: '{count, plural, other {# 项}}',
  empty: '没有符合条件的记录', emptyHint: '请放宽时间或清除条件。',
  event: { title: '审计记录', at: '时间', who: '账号', action: '操作', noun: '对象', row: '对象编号', address: '来源地址', request: '请求编号', changes: '改动内容', field: '字段', before: '改动前', after: '改动后', none: '这一条没有改动内容。', sameRow: '这个对象的全部记录', close: '关闭' },
}
