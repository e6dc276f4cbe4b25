import autocannon from 'autocannon'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { memberPage } from '@/domain/member'
import type { Client } from './client'
import { compared, type Line } from './line'
import { alternate, duration } from './rounds'

const rounds = 5
const requests = 150
const connections = 20
const seconds = 4
const path = '/api/members'
const shown = memberPage.pick({ items: true, total: true })

/** The first 50 of the register with total, by name: beside the bare server, and beside a tenth of the register. */
export async function measureList(product: Client, bare: Client, tenth: Client): Promise<Line[]> {
  await assertSame(product, bare)
  const read =
    (client: Client, from = path) =>
    () =>
      duration(requests, () => client.get(from))
  const load =
    (client: Client, from = path) =>
    () =>
      throughput(client, from)
  const single = await alternate(rounds, read(product), read(bare, '/members'))
  const many = await alternate(rounds, load(product), load(bare, '/members'))
  const size = await alternate(rounds, read(product), read(tenth))
  return [
    compared('list of 50 with total, 1 connection, p50', 'ms', single, 2.5),
    // Of a throughput more is better: the ratio says how many times fewer.
    compared(`list of 50 with total, ${connections} connections`, 'req/s', { ...many, ratio: 1 / many.ratio }, 2.5, 'ratio: bare ÷ ours'),
    compared('the same list at ten times the register', 'ms', size, 1.5, '“bare”: ours at a tenth of the persons'),
  ]
}

/** Two servers that answer differently cannot be compared. */
async function assertSame(product: Client, bare: Client): Promise<void> {
  const [ours, theirs] = [shown.parse(await product.get(path)), shown.parse(await bare.get('/members'))]
  if (!isDeepStrictEqual(ours, theirs)) throw new Error('the bare server does not list what the product lists')
}

async function throughput(client: Client, from: string): Promise<number> {
  const outcome = await autocannon({
    url: `${client.address}${from}`,
    connections,
    duration: seconds,
    headers: client.cookie === '' ? {} : { cookie: client.cookie },
  })
  const { requests: counted } = z
    .object({ non2xx: z.literal(0), errors: z.literal(0), requests: z.object({ average: z.number() }) })
    .parse(outcome)
  return counted.average
}
