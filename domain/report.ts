import * as z from 'zod'
import { monthSchema } from './date-schema'
import { pageInput, pageOf } from './page'

/** A cell of a report table: text, or a number with its decimals (a percent as its fraction); null is a gap and prints as —. */
const reportCell = z.union([
  z.string(),
  z.object({ value: z.number().nullable(), decimals: z.int().default(0), percent: z.boolean().default(false) }),
])
export type ReportCell = z.output<typeof reportCell>

const reportSection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraphs'), title: z.string(), paragraphs: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    title: z.string(),
    note: z.string().nullable(),
    columns: z.array(z.object({ label: z.string(), identifier: z.boolean().default(false) })),
    rows: z.array(z.array(reportCell)),
    /** The last row is a total of the others. */
    total: z.boolean(),
  }),
])
export type ReportSection = z.output<typeof reportSection>
export type ReportTable = Extract<ReportSection, { kind: 'table' }>

/**
 * A report as a pure structure, frozen when issued. xlsx (later docx and pdf) render this and nothing else,
 * so formats cannot disagree and an old report says what it said.
 */
export const reportModel = z.object({
  title: z.string(),
  place: z.string(),
  month: z.string(),
  /** The file's name without extension, such as 相城区-2026年10月. */
  fileName: z.string(),
  demo: z.boolean(),
  issuedBy: z.string(),
  cutOff: z.string(),
  code: z.string(),
  sections: z.array(reportSection),
  definitions: z.array(z.object({ label: z.string(), basis: z.string() })),
})
export type ReportModel = z.output<typeof reportModel>

export const reportIssue = z.strictObject({ orgId: z.uuid('org_missing'), month: monthSchema })
export type ReportIssue = z.input<typeof reportIssue>
export const reportReceipt = z.object({ id: z.uuid(), code: z.string(), fileName: z.string() })
export type ReportReceipt = z.output<typeof reportReceipt>

export const reportListInput = z.object({ ...pageInput, org: z.uuid().optional() })
export type ReportListInput = z.input<typeof reportListInput>
const reportRow = z.object({
  id: z.uuid(),
  code: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  month: z.string(),
  issuedAt: z.string(),
  issuedBy: z.string(),
})
export const reportPage = pageOf(reportRow).extend({
  mayIssue: z.boolean(),
  /** The months that can be issued, newest first. */
  months: z.array(z.string()),
  /** Organisations that a report can be issued for, from the top of the tree; empty without the right. */
  orgs: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type ReportPage = z.output<typeof reportPage>

export const reportById = z.object({ id: z.uuid() })
export const reportDetail = reportRow.extend({ model: reportModel })
export type ReportDetail = z.output<typeof reportDetail>

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** `HY-202610-7K3MXA`: the month and six letters that are not mistaken for one another; `pick(n)` gives 0 to n - 1. */
export function reportCode(month: string, pick: (count: number) => number): string {
  const tail = Array.from({ length: 6 }, () => letters.charAt(pick(letters.length))).join('')
  return `HY-${month.replace('-', '')}-${tail}`
}
