'use client'

import { ErrorPage } from '@/components/ui/error-page'

/** A page that failed; the digest is also in the server's log. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorPage kind="internal" homeHref="/" id={error.digest} onRetry={reset} />
}
