import { env } from '@/env'

/** Set on every request by instrumentation.ts from the socket; what a client sends under this name is overwritten. */
export const peerHeader = 'x-hongyi-peer'

const bare = (address: string) => address.trim().replace(/^::ffff:/, '')

/**
 * The client's address: the socket's, unless that is a configured proxy; then the last address in
 * X-Forwarded-For that is not one. What anybody else claims in that header is not believed.
 */
export function clientAddress(headers: Headers, trusted: readonly string[] = env().HONGYI_TRUSTED_PROXIES): string | null {
  const peer = headers.get(peerHeader)
  if (peer === null) return null
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map(bare).filter(Boolean)
  let address = bare(peer)
  while (trusted.includes(address)) {
    const next = hops.pop()
    if (next === undefined) break
    address = next
  }
  return address.slice(0, 64)
}
