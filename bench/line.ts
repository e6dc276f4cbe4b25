import type { Sides } from './rounds'

/** A goal speaks of the ratio or of our own figure; less is better in both. */
type Goal = { of: 'ratio' | 'ours'; most: number }
type Unit = 'ms' | 's' | 'req/s' | 'MiB' | 'kB' | ''

/** One measured figure, as the table and the JSON file show it. */
export type Line = {
  name: string
  unit: Unit
  ours: number | null
  bare: number | null
  ratio: number | null
  goal: Goal | null
  note: string
}

/** A figure beside a bare one. */
export function compared(name: string, unit: Unit, sides: Sides, most: number | null, note = ''): Line {
  return { name, unit, ...sides, goal: most === null ? null : { of: 'ratio', most }, note }
}

/** A figure that stands alone; null where it could not be measured. */
export function alone(name: string, unit: Unit, ours: number | null, most: number | null, note = ''): Line {
  return { name, unit, ours, bare: null, ratio: null, goal: most === null ? null : { of: 'ours', most }, note }
}

/** Whether the goal is met; null without a goal or a figure. */
export function met({ goal, ratio, ours }: Line): boolean | null {
  const value = goal?.of === 'ratio' ? ratio : ours
  return goal === null || value === null ? null : value <= goal.most
}

/** The lines as a table of monospaced text. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.name,
    figure(line.ours, line.unit),
    figure(line.bare, line.unit),
    figure(line.ratio, '×'),
    goalText(line),
    verdict(met(line)),
    line.note,
  ])
  const all = [['', 'ours', 'bare', 'ratio', 'goal', 'met', ''], ...rows]
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function figure(value: number | null, unit: string): string {
  if (value === null) return '–'
  const digits = value !== 0 && Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  const text = unit === '' ? String(value) : value.toFixed(digits)
  return unit === '×' ? `${text}×` : `${text} ${unit}`.trim()
}

function goalText({ goal, unit }: Line): string {
  if (goal === null) return '–'
  return `≤ ${goal.most}${goal.of === 'ratio' ? '×' : ` ${unit}`}`.trim()
}

function verdict(value: boolean | null): string {
  return value === null ? '–' : value ? 'yes' : 'no'
}
