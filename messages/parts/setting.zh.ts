export const settingZh = {
  title: '设置', subtitle: '改动立即生效，并留下记录。影响统计的改动会重算近三年数据。',
  initial: '初始值', since: '{time} 由{name}设置', operator: '系统', change: '修改', save: '保存', cancel: '取消', saved: '已保存', saving: '正在保存并重算', recounts: '保存后重算近三年统计',
  offline: '暂时连不上服务器，可再试一次。', number: '{value} {unit}', range: '{min} 到 {max}', edit: '修改{name}',
}
