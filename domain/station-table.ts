import { regionChoices } from './region-choices'
import { stationKinds, stationLabels } from './station-words'
import type { Table } from './table'
import { column } from './table-column'

/** 阵地: stations of the “1+N” network. */
export const stationTable = {
  key: 'station',
  label: { zh: '阵地', en: 'Station' },
  columns: {
    name: column('text', stationLabels.name, { required: true, examples: ['示例暖心驿站', '示例司机之家'] }),
    kind: column('choice', stationLabels.kind, { required: true, examples: ['暖心驿站', '司机之家'] }, stationKinds),
    org: column('text', stationLabels.orgId, {
      required: true,
      examples: ['示例货运流动党员第一党支部', '示例区道路运输行业党委'],
      note: { zh: '与系统中的名称完全一致', en: 'by its exact name in the system' },
    }),
    regionCode: column('choice', stationLabels.regionCode, { required: true, examples: ['相城区', '昆山市'] }, regionChoices),
    address: column('text', stationLabels.address, { examples: ['示例路 9 号', ''] }),
    hours: column('text', stationLabels.hours, { examples: ['08:00–20:00', '全天'] }),
    brand: column('text', stationLabels.brand, { examples: ['', '示例品牌'] }),
    openedOn: column('date', stationLabels.openedOn, { required: true, examples: ['2023-03-01', '2024-07-01'] }),
  },
} as const satisfies Table
