'use client'

import { createContext, use, type ReactNode } from 'react'
import type { Right } from '@/domain/roles'

const Held = createContext<readonly Right[]>([])

/** Tells the page which rights its reader holds anywhere; the server asks again on each request. */
export function MayProvider({ rights, children }: { rights: readonly Right[]; children: ReactNode }) {
  return <Held value={rights}>{children}</Held>
}

/** Whether to offer what a right allows. */
export const useMay = (right: Right): boolean => use(Held).includes(right)
