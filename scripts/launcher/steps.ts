/** Prints the launcher's progress: one numbered line a step, with its time. */
export class Steps {
  readonly #total: number
  #done = 0

  constructor(total: number) {
    this.#total = total
  }

  /** Runs one step; `note` says in a few words what came of it. */
  async run<Result>(label: string, work: () => Promise<Result>, note?: (result: Result) => string): Promise<Result> {
    this.#done += 1
    process.stdout.write(`[${this.#done}/${this.#total}] ${label} … `)
    const began = performance.now()
    const result = await work().catch((error: unknown) => {
      process.stdout.write('\n')
      throw error
    })
    console.log([note?.(result), seconds(performance.now() - began)].filter(Boolean).join(', '))
    return result
  }
}

/** A duration as it is printed. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
