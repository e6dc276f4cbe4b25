import { createServer } from 'node:net'
import { Sentence } from './sentence'

const FIRST = 3000
const LAST = 3099

/** The port asked for, which must be free; without a wish the first free one from 3000 on. */
export async function choosePort(wish: string | undefined): Promise<number> {
  if (wish) {
    const port = Number(wish)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Sentence(`PORT must be a number from 1 to 65535, not "${wish}".`)
    if (!(await isFree(port))) throw new Sentence(`Port ${port} is in use: stop the program that holds it, or choose another with PORT.`)
    return port
  }
  for (let port = FIRST; port <= LAST; port += 1) if (await isFree(port)) return port
  throw new Sentence(`All ports from ${FIRST} to ${LAST} are in use: choose another with PORT.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
