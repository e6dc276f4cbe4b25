export const commonZh = {
  product: '红驿',
  nav: {
    dashboard: '总览', home: '首页', organisations: '组织', members: '党员', stations: '阵地', activities: '活动', reports: '报表', figures: '摸排数据',
    accounts: '账号', settings: '设置', audit: '审计', log: '记活动', traffic: '报客流', mine: '我的',
  },
  wholeCity: '全市',
  allDistricts: '全部 {count} 个区县',
  updated: '数据更新 {time}',
  save: '保存', cancel: '取消', edit: '修改', close: '关闭', back: '返回', more: '更多', retry: '再试一次', submit: '提交', all: '全部', none: '无', search: '查找', optional: '选填',
  yes: '是', no: '否', unknown: '未填', saved: '已保存', loading: '正在读取', of: '共 {count} 条', ofMany: '共 10,000+ 条', next: '下一页', previous: '上一页', first: '回到第一页',
  conflict: { title: '内容已被他人修改', theirs: '现在的内容', mine: '您的内容', takeTheirs: '采用现在的内容', keepMine: '用我的内容覆盖' },
}
