import { inspect } from 'node:util'
import { EmbeddedFailure } from '@/db/cluster/failure'

/** A failure told to the operator in one sentence. */
export class Sentence extends Error {}

/** What to print for an error: one sentence where the cause is known, everything otherwise. */
export function explain(error: unknown): string {
  const chain = causes(error)
  if (chain.some(isDiskFull)) return 'There is no disk space left: free some and start again.'
  if (chain.some((cause) => codeOf(cause) === 'database_newer'))
    return 'The data were written by a newer version of Hongyi: update this checkout, or move the data away to begin anew.'
  if (error instanceof Sentence || error instanceof EmbeddedFailure) return error.message
  return inspect(error)
}

function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}

function isDiskFull(error: Error): boolean {
  // 53100 is PostgreSQL's disk_full.
  return ['ENOSPC', '53100'].includes(codeOf(error)) || /ENOSPC|No space left on device/.test(error.message)
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
