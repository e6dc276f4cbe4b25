/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const around = sorted.length % 2 === 1 ? sorted.slice(Math.floor(middle), Math.ceil(middle)) : sorted.slice(middle - 1, middle + 1)
  if (around.length === 0) throw new Error('there is nothing to take the middle of')
  return around.reduce((sum, value) => sum + value, 0) / around.length
}

export type Sides = { ours: number; bare: number; ratio: number }

/**
 * Measures two sides in turn, so that what else the machine does hits both. The first round warms up and is
 * thrown away; the ratio is the median of the rounds' own ratios.
 */
export async function alternate(rounds: number, ours: () => Promise<number>, bare: () => Promise<number>): Promise<Sides> {
  const kept: { ours: number; bare: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % 2 === 0 ? await ours() : undefined
    const second = await bare()
    const pair = { ours: first ?? (await ours()), bare: second }
    if (round > 0) kept.push(pair)
  }
  return {
    ours: median(kept.map((pair) => pair.ours)),
    bare: median(kept.map((pair) => pair.bare)),
    ratio: median(kept.map((pair) => pair.ours / pair.bare)),
  }
}

/** A busy machine makes a run longer, not endless. */
const longestMs = 4_000

/** How long one piece of work takes, in milliseconds: the median of up to `times` runs one after the other. */
export async function duration(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  const until = performance.now() + longestMs
  while (taken.length < times && (taken.length === 0 || performance.now() < until)) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return median(taken)
}
