import type { Right } from './roles'
import { keysOf, type Choices } from './words'

/** What can be imported, each under the right by which it is entered one by one. */
export const importKinds = {
  member: { zh: '党员', en: 'Members' },
  driver: { zh: '司机', en: 'Drivers' },
  org: { zh: '组织', en: 'Organisations' },
  station: { zh: '阵地', en: 'Stations' },
  enterprise: { zh: '企业', en: 'Enterprises' },
} as const satisfies Choices
export type ImportKind = keyof typeof importKinds
export const importKindKeys = keysOf<ImportKind>(importKinds)
export const importRights: Readonly<Record<ImportKind, Right>> = {
  member: 'member.edit',
  driver: 'member.edit',
  org: 'org.manage',
  station: 'station.manage',
  enterprise: 'org.manage',
}
/** Whoever holds one of these may import something. */
export const anyImportRight: readonly Right[] = [...new Set(Object.values(importRights))]

export const importStates = {
  uploading: { zh: '上传中', en: 'Uploading' },
  checking: { zh: '核对中', en: 'Being checked' },
  checked: { zh: '待确认', en: 'To be confirmed' },
  refused: { zh: '文件不能用', en: 'Not readable' },
  writing: { zh: '导入中', en: 'Being written' },
  written: { zh: '已导入', en: 'Imported' },
  undoing: { zh: '撤销中', en: 'Being taken back' },
  undone: { zh: '已撤销', en: 'Taken back' },
  dropped: { zh: '已取消', en: 'Dropped' },
  failed: { zh: '没有完成', en: 'Not completed' },
} as const satisfies Choices
export type ImportState = keyof typeof importStates
export const importStateKeys = keysOf<ImportState>(importStates)
/** While a job works on it, a page asks again. */
export const importRuns: readonly ImportState[] = ['checking', 'writing', 'undoing']

/** What becomes of a line: `twin` is decided by a person, `same` holds nothing new. */
const rowStates = {
  fault: { zh: '需要修改', en: 'To be mended' },
  fresh: { zh: '新增', en: 'New' },
  change: { zh: '补充', en: 'Filled in' },
  twin: { zh: '疑似重复', en: 'Probable duplicate' },
  same: { zh: '没有变化', en: 'Unchanged' },
} as const satisfies Choices
export type RowState = keyof typeof rowStates
export const rowStateKeys = keysOf<RowState>(rowStates)

/** Why a line is taken for somebody who is there already. */
const twinReasons = {
  id: { zh: '身份证号相同', en: 'the same ID number' },
  name_phone: { zh: '姓名和手机相同', en: 'the same name and phone' },
  name_born: { zh: '姓名和出生日期相同', en: 'the same name and birth date' },
  name: { zh: '名称相同', en: 'the same name' },
  code: { zh: '统一社会信用代码相同', en: 'the same credit code' },
} as const satisfies Choices
export type TwinReason = keyof typeof twinReasons
export const twinReasonKeys = keysOf<TwinReason>(twinReasons)
export const twinReasonWords: Choices = twinReasons
/** By these a line is surely about the row that it was taken for, and never about somebody else. */
export const sureTwins: readonly TwinReason[] = ['id', 'code', 'name']

/** merge: the file's values are taken over. keep: the record stays as it is. apart: it is somebody else. */
export const rowChoiceKeys = ['merge', 'keep', 'apart'] as const
export type RowChoice = (typeof rowChoiceKeys)[number]

/** A piece of a file as it travels: small enough for a bad network, and for the limit of a request. */
export const pieceBytes = 512 * 1024

type Counts = Record<'fresh' | 'changes' | 'same' | 'twins' | 'merges' | 'aparts', number>
/** What becomes of the rows without a fault as the choices stand; `open` are duplicates of which nothing is to be written so far. */
export const readyRows = ({ fresh, changes, same, twins, merges, aparts }: Counts) => ({
  fresh: fresh + aparts,
  changes: changes + merges,
  same,
  open: twins - merges - aparts,
})
/** How many rows a confirmation writes. */
export const rowsToWrite = (counts: Counts): number => {
  const { fresh, changes } = readyRows(counts)
  return fresh + changes
}
