import { setFlagsFromString } from 'node:v8'

/** By how many percent the heap may grow before it is collected; 0 is V8's own way, which lets it double and more. */
const growing = (percent: number) => setFlagsFromString(`--heap-growing-percent=${percent}`)
const thrifty = 25

let works = 0

/**
 * Long work begins that makes much garbage and keeps little, such as reading or writing a register: collected early, it
 * takes a fifth of the memory and no more time. Gives back what ends it, to be called once.
 */
export function beginThrift(): () => void {
  works += 1
  if (works === 1) growing(thrifty)
  return () => {
    works -= 1
    if (works === 0) growing(0)
  }
}

/** Runs such work from its beginning to its end. */
export async function thriftily(work: () => Promise<void>): Promise<void> {
  const end = beginThrift()
  try {
    await work()
  } finally {
    end()
  }
}
