/** Lets so many pieces of work run at a time; the others wait in line. Whoever has a turn gives it back. */
export function turnsOf(most: number): () => Promise<() => void> {
  let running = 0
  const waiting: (() => void)[] = []
  const giveBack = () => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return async () => {
    if (running < most) running += 1
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    return giveBack
  }
}
