const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/**
 * The counts of a cut as they may be told where no class of fewer than `least` people is shown; null for what is
 * withheld, and for the whole cut when no class would be left (domain rules, §7).
 *
 * The total is told beside them, so one withheld class would be told by subtraction. The smallest are withheld up to a
 * number by which they are `least` people together and at least two different numbers: under one sign each may then be
 * the other's, even for who knows this rule.
 */
export function withheld(counts: readonly number[], least: number): (number | null)[] | null {
  const present = [...new Set(counts)].filter((count) => count > 0).sort((a, b) => a - b)
  if (present.every((count) => count >= least)) return [...counts]
  const most = present.find((number, index) => {
    const larger = present[index + 1] ?? Infinity
    return larger >= least && index > 0 && sumOf(counts.filter((count) => count <= number)) >= least
  })
  if (most === undefined || most === present.at(-1)) return null
  return counts.map((count) => (count > 0 && count <= most ? null : count))
}
