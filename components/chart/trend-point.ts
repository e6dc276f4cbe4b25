export interface TrendPoint {
  /** YYYY-MM. */
  month: string
  /** null is a gap: hatched and named, never joined by a line. */
  value: number | null
  /** Share of those that reported, in percent; null when unknown. */
  rate?: number | null | undefined
  /** Words in the hatched band; a line break starts a second line. */
  gap?: string | undefined
  /** The month still runs: up to when, in words. */
  partial?: string | undefined
  /** A word under the point, such as a holiday. */
  note?: string | undefined
}
