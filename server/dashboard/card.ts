import { randomUUID } from 'node:crypto'
import type { Card } from '@/domain/card'
import { AppError } from '@/domain/errors'
import { log } from '../log'

/** One card of a page: what goes wrong in it stays in it, under an id that is in the log. */
export async function cardFrom<T>(run: () => Promise<T>): Promise<Card<T>> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return { ok: false, code: 'forbidden' }
    const id = randomUUID()
    log.error({ id, err: error }, 'a card could not be filled')
    return { ok: false, code: 'internal', id }
  }
}
