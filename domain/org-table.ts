import { basicKinds, driverGroups, orgKinds, orgLabels, standsForKinds } from './org-words'
import { regionChoices } from './region-choices'
import type { Table } from './table'
import { column } from './table-column'
import type { Choices } from './words'

const kinds: Choices = Object.fromEntries(basicKinds.map((kind) => [kind, orgKinds[kind]]))

/** 组织: organisations of the basic level, each under one that stands already or further up in the file. */
export const orgTable = {
  key: 'org',
  label: { zh: '组织', en: 'Organisation' },
  columns: {
    name: column('text', orgLabels.name, { required: true, examples: ['示例货运流动党员第一党支部', '示例物流园区联合党支部'] }),
    kind: column('choice', orgLabels.kind, { required: true, examples: ['流动党员党支部', '联合党支部'] }, kinds),
    parent: column(
      'text',
      { zh: '上级组织', en: 'Parent' },
      {
        required: true,
        examples: ['示例区道路运输行业党委', '示例区道路运输行业党委'],
        note: { zh: '系统中已有的，或本表上面几行新建的党委、党总支', en: 'one in the system, or a committee further up in this table' },
      },
    ),
    regionCode: column('choice', orgLabels.regionCode, { required: true, examples: ['相城区', '昆山市'] }, regionChoices),
    foundedOn: column('date', orgLabels.foundedOn, { required: true, examples: ['2023-03-01', '2024-07-01'] }),
    driverGroup: column('choice', orgLabels.driverGroup, { examples: ['货车', ''] }, driverGroups),
    enterprise: column('text', orgLabels.enterprise, { examples: ['', '示例物流有限公司'] }),
    standsForKind: column('choice', orgLabels.standsForKind, { examples: ['', '物流园区'] }, standsForKinds),
    standsFor: column('text', orgLabels.standsFor, { examples: ['', '示例物流园区'] }),
    committeeSince: column('date', orgLabels.committeeSince, { examples: ['2023-03-01', ''] }),
  },
} as const satisfies Table
