'use client'

import dynamic from 'next/dynamic'

/** Asks once more before something that cannot simply be undone. It is no part of a page's first JavaScript. */
export const ConfirmDialog = dynamic(() => import('./confirm-modal'), { ssr: false })
