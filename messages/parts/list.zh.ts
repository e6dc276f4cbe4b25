export const listZh = {
  file: {
    demo: '示例数据 {title}',
    filter: '{label}：{value}',
    between: '；',
    filters: '筛选：{filters}',
    unfiltered: '筛选：无，列出查看范围内的全部',
    taken: '{name}（{account}）导出于 {at}',
    count: '应有 {count, number} 行，以最后一行为准',
    countLeft: '应有 {count, number} 行，以最后一行为准；另有 {left, number} 行计入总数，已划出查看范围，不列出',
    end: '共 {count, number} 行，与开头一致，文件完整',
  },
  export: '导出',
  exportOf: '导出{list}',
  exportNote: '按当前的筛选、顺序和列，共 {count} 行',
  exportNoteMany: '按当前的筛选、顺序和列，全部行',
}
