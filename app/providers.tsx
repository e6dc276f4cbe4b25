'use client'

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import dynamic from 'next/dynamic'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useState, type ReactNode } from 'react'
import { SignedOutNote } from '@/components/shell/signed-out-note'
import { cssVariables, theme } from '@/components/ui/theme'
import { makeQueryClient } from '@/lib/query-client'

/** Loaded after the page: what is told before it has come is shown when it has. */
const Notifications = dynamic(() => import('@mantine/notifications').then((file) => file.Notifications), { ssr: false })

/** What every page stands in: the design system, the query client and the URL state. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(makeQueryClient)
  // A refresh brings the nonce of its own request; the document keeps to the policy that it came with.
  const [own] = useState(nonce)
  // Dialogs lock the page's scrolling with a style element of their own, which the policy must know.
  if (own !== undefined) setNonce(own)
  return (
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light" getStyleNonce={() => own ?? ''}>
        <Notifications position="top-center" />
        <SignedOutNote />
        <NuqsAdapter>{children}</NuqsAdapter>
      </MantineProvider>
    </QueryClientProvider>
  )
}
