import { educations, occupations, sexes } from './cut'
import { ethnicities } from './ethnicity'
import { memberLabels, memberStages } from './member-words'
import { driverGroups } from './org-words'
import type { Columns, Table } from './table'
import { column } from './table-column'

/** Who a person is: the same in every register of persons. */
const person = {
  name: column('text', memberLabels.name, { required: true, examples: ['张示例', '李示例'] }),
  idNumber: column('id_number', memberLabels.idNumber, { examples: ['11010519491231002X', ''] }),
  phone: column('phone', memberLabels.phone, { examples: ['13800000000', '13900000000'] }),
  sex: column(
    'choice',
    memberLabels.sex,
    { examples: ['', '男'], note: { zh: '有身份证号的不用填', en: 'told by the ID number where there is one' } },
    sexes,
  ),
  bornOn: column('date', memberLabels.bornOn, {
    examples: ['', '1988-06-01'],
    note: { zh: '有身份证号的不用填；年-月-日', en: 'told by the ID number where there is one; year-month-day' },
  }),
  ethnicity: column('choice', memberLabels.ethnicity, { examples: ['汉族', ''] }, ethnicities),
  education: column('choice', memberLabels.education, { examples: ['大专', ''] }, educations),
  occupation: column('choice', memberLabels.occupation, { examples: ['新就业群体', ''] }, occupations),
  driverGroup: column('choice', memberLabels.driverGroup, { required: true, examples: ['货车', '网约车'] }, driverGroups),
  employer: column('text', memberLabels.employer, { examples: ['示例运输有限公司', ''] }),
} as const satisfies Columns

const places = {
  org: column(
    'text',
    { zh: '所在支部', en: 'Branch' },
    {
      examples: ['示例运输有限公司党支部', ''],
      note: { zh: '与系统中的名称完全一致', en: 'by its exact name in the system' },
    },
  ),
  since: column(
    'date',
    { zh: '起始日期', en: 'Since' },
    {
      required: true,
      examples: ['2020-03-01', '2024-05-10'],
      note: { zh: '从哪一天起在这个支部；年-月-日', en: 'the first day at the branch; year-month-day' },
    },
  ),
  basis: column(
    'text',
    { zh: '依据', en: 'Basis' },
    {
      examples: ['支部名册', ''],
      note: { zh: '会议日期、文号等；不填则记为“导入”和文件名', en: 'a meeting, a letter; left empty it is the name of the file' },
    },
  ),
} as const satisfies Columns

/** 党员: a roster with stage and formal organisation. */
export const memberTable = {
  key: 'member',
  label: { zh: '党员', en: 'Member' },
  columns: {
    ...person,
    joinedOn: column('date', memberLabels.joinedOn, { examples: ['2012-06-01', ''] }),
    stage: column('choice', { zh: '发展阶段', en: 'Stage' }, { required: true, examples: ['正式党员', '入党积极分子'] }, memberStages),
    org: places.org,
    externalName: column(
      'text',
      { zh: '市外组织名称', en: 'Organisation outside the city' },
      {
        examples: ['', '某市某镇某村党支部'],
        note: { zh: '组织关系在市外的填这一列，所在支部留空', en: 'where the relation lies outside; the branch is then left empty' },
      },
    ),
    externalRegion: column(
      'text',
      { zh: '市外组织区划代码', en: 'Its division code' },
      {
        examples: ['', '341502'],
        note: { zh: '6 位，填了市外组织的必填', en: 'six digits, with an organisation outside' },
      },
    ),
    presence: column(
      'text',
      { zh: '纳管支部', en: 'Kept by' },
      {
        examples: ['', '示例货运流动党员第一党支部'],
        note: { zh: '由流动或云上党支部纳管的填', en: 'the mobile or cloud branch that keeps the member' },
      },
    ),
    since: places.since,
    basis: places.basis,
  },
} as const satisfies Table

/** 司机: the register of a census, persons without a stage. */
export const driverTable = {
  key: 'driver',
  label: { zh: '司机', en: 'Driver' },
  columns: { ...person, org: { ...places.org, required: true }, since: places.since, basis: places.basis },
} as const satisfies Table
