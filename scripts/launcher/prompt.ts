import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

export type Prompt = {
  ask(question: string): Promise<string>
  /** The answer is not shown while it is typed. */
  askSecret(question: string): Promise<string>
  close(): void
}

/** Asks at a terminal, or takes the answers line by line from standard input where there is none. */
export function openPrompt(): Prompt {
  return process.stdin.isTTY ? atTerminal() : fromLines()
}

function atTerminal(): Prompt {
  let silent = false
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!silent) process.stdout.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  return {
    ask: (question) => lines.question(question),
    async askSecret(question) {
      process.stdout.write(question)
      silent = true
      try {
        return await lines.question('')
      } finally {
        silent = false
        process.stdout.write('\n')
      }
    },
    close: () => lines.close(),
  }
}

function fromLines(): Prompt {
  const lines = createInterface({ input: process.stdin })
  const iterator = lines[Symbol.asyncIterator]()
  const next = async () => String((await iterator.next()).value ?? '')
  return { ask: next, askSecret: next, close: () => lines.close() }
}
