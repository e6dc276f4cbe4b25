'use client'

import dynamic from 'next/dynamic'

/** The sender after the page has loaded: it is no part of the first JavaScript. */
export const LazyOutboxSender = dynamic(() => import('./outbox-sender'), { ssr: false })
