/** What a cell of a file holds. A formula is its text or its last value: nothing is ever evaluated. */
export type CellValue = string | number | boolean | Date | null

/** Numbers and labels that a sentence about a cell names; never what was filled in. */
export type Params = Readonly<Record<string, string | number>>

/** A cell read: its value, nothing, or the code of what is wrong. */
export type CellRead = { value: string | null } | { code: string; params?: Params }
