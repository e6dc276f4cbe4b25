interface SparklineProps {
  /** Oldest first; null is a gap. */
  values: readonly (number | null)[]
  width?: number | undefined
  height?: number | undefined
}

interface Dot {
  x: number
  y: number
}

function place(values: readonly (number | null)[], width: number, height: number): (Dot | null)[] {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const range = Math.max(...known) - low
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0
  return values.map((value, index) =>
    value === null ? null : { x: 2 + index * step, y: range === 0 ? height / 2 : 4 + (1 - (value - low) / range) * (height - 8) },
  )
}

function trace(dots: readonly (Dot | null)[]): string {
  let pen = 'M'
  let path = ''
  for (const dot of dots) {
    if (dot === null) {
      pen = 'M'
    } else {
      path += `${pen}${dot.x.toFixed(1)},${dot.y.toFixed(1)}`
      pen = 'L'
    }
  }
  return path
}

/** The course of a figure in one small line; decoration beside a number, so hidden from screen readers. */
export function Sparkline({ values, width = 84, height = 26 }: SparklineProps) {
  const dots = place(values, width, height)
  const last = dots.findLast((dot) => dot !== null)
  return last ? (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <path d={trace(dots)} fill="none" stroke="var(--control)" strokeWidth={1.5} strokeLinejoin="round" />
      <circle cx={last.x} cy={last.y} r={2.5} fill="var(--c1)" />
    </svg>
  ) : null
}
