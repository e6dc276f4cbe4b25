import { explain } from './sentence'

type Action = () => Promise<unknown>

/** What must be undone before the launcher ends, last thing first. */
export class Teardown {
  readonly #actions: Action[] = []
  #running: Promise<void> | undefined

  /** Registers an action; the answer takes it back. */
  add(action: Action): () => void {
    this.#actions.push(action)
    return () => {
      const at = this.#actions.indexOf(action)
      if (at >= 0) this.#actions.splice(at, 1)
    }
  }

  /** Runs all actions once; a failing one is told and does not keep the rest from running. */
  run(): Promise<void> {
    this.#running ??= this.#runAll()
    return this.#running
  }

  async #runAll(): Promise<void> {
    for (let action = this.#actions.pop(); action; action = this.#actions.pop()) {
      await action().catch((error: unknown) => console.error(explain(error)))
    }
  }
}

/**
 * Runs a launcher to its end and exits with the code that `work` answers.
 * Whether it ends by itself, by an error or by a signal, the teardown runs first.
 */
export async function supervise(signalCode: number, work: (teardown: Teardown) => Promise<number>): Promise<never> {
  const teardown = new Teardown()
  let stopping = false
  const signalled = new Promise<number>((resolve) => {
    const stop = () => {
      stopping = true
      resolve(signalCode)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
  const worked = work(teardown).catch((error: unknown) => {
    // What fails because we take it away is no news.
    if (!stopping) console.error(explain(error))
    return 1
  })
  const code = await Promise.race([signalled, worked])
  await teardown.run()
  process.exit(code)
}
