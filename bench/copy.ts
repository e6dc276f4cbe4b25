import type { Connection, Submittable } from 'pg'

/** `COPY … TO STDOUT` over a connection of `pg`, its bytes taken and thrown away; answers how many rows came. */
export class Copy implements Submittable {
  readonly done: Promise<number>
  readonly #text: string
  #rows = 0
  #resolve: (rows: number) => void = () => {}
  #reject: (error: Error) => void = () => {}

  constructor(text: string) {
    this.#text = text
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  // The client hands the server's messages to the query that it runs, by these names.
  handleCopyData(): void {
    this.#rows += 1
  }
  handleCommandComplete(): void {}
  handleError(error: Error): void {
    this.#reject(error)
  }
  handleReadyForQuery(): void {
    this.#resolve(this.#rows)
  }
}
