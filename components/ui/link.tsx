import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/** A link that loads nothing ahead: pages are of the moment, and a dashboard has dozens of ways on. */
export default function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
