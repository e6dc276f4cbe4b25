'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'
import { ButtonLink } from './button-link'

/** Whether the page before this one in the tab's history is at a path; a browser that cannot tell says no. */
function cameFrom(path: string): boolean {
  if (!('navigation' in window)) return false
  const { currentEntry } = window.navigation
  const before = currentEntry === null ? undefined : window.navigation.entries()[currentEntry.index - 1]
  return before?.url != null && new URL(before.url).pathname === path
}

/** Leads back to a list as it was left when one came from there, else to the list. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter()
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !cameFrom(href)) return
    event.preventDefault()
    router.back()
  }
  return (
    <ButtonLink href={href} onClick={follow}>
      {children}
    </ButtonLink>
  )
}
