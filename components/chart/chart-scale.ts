/** How raw numbers are written on an axis: divided (10,000 for 万) and rounded. */
export interface ChartScale {
  divisor: number
  digits: number
}

/** Numbers as they are, without decimals. */
export const plainScale: ChartScale = { divisor: 1, digits: 0 }
