'use client'

import dynamic from 'next/dynamic'

/** What waits is kept on the device alone: the first HTML has nothing of it, and the first JavaScript need not. */
export const LazyOutboxBanner = dynamic(() => import('./outbox-banner').then((file) => file.OutboxBanner), { ssr: false })
