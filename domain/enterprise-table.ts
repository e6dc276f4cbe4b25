import { enterpriseKinds, enterpriseLabels, noPartyReasons } from './enterprise-words'
import { regionChoices } from './region-choices'
import type { Table } from './table'
import { column } from './table-column'

/** 企业: carriers, platforms and partners by their credit code. */
export const enterpriseTable = {
  key: 'enterprise',
  label: { zh: '企业', en: 'Enterprise' },
  columns: {
    name: column('text', enterpriseLabels.name, { required: true, examples: ['示例运输有限公司', '示例科技有限公司'] }),
    uscc: column('text', enterpriseLabels.uscc, { required: true, examples: ['91350100M000100Y43', ''] }),
    kind: column('choice', enterpriseLabels.kind, { required: true, examples: ['运输企业', '平台'] }, enterpriseKinds),
    regionCode: column('choice', enterpriseLabels.regionCode, { required: true, examples: ['相城区', '昆山市'] }, regionChoices),
    org: column('text', enterpriseLabels.orgId, {
      required: true,
      examples: ['示例区道路运输行业党委', '示例区道路运输行业党委'],
      note: { zh: '区县或市级行业党委的名称', en: 'a committee of the district or the city, by its name' },
    }),
    noPartyReason: column('choice', enterpriseLabels.noPartyReason, { examples: ['没有党员', ''] }, noPartyReasons),
    noPartyNote: column('text', enterpriseLabels.noPartyNote, { examples: ['', ''] }),
    dissolvedOn: column('date', enterpriseLabels.dissolvedOn, { examples: ['', ''] }),
  },
} as const satisfies Table
