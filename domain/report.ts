import * as z from 'zod'

/** A cell of a report table: text, or a number with its unit and decimals; null is a gap and prints as —. */
export const reportCell = z.union([z.string(), z.object({ value: z.number().nullable(), decimals: z.int().default(0), percent: z.boolean().default(false) })])
export type ReportCell = z.output<typeof reportCell>

export const reportSection = z.discriminatedUnion('kind', [
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

export const reportIssue = z.strictObject({ orgId: z.uuid(), month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'month_invalid') })
export const reportReceipt = z.object({ id: z.uuid(), code: z.string(), fileName: z.string() })
