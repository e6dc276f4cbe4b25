export interface DailyCount {
  /** YYYY-MM-DD. */
  day: string
  /** null is a day without a reading. */
  value: number | null
  /** The station was not open: blank, not missing. */
  closed?: boolean | undefined
}
