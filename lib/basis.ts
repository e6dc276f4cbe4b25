import { parseAsStringLiteral } from 'nuqs/server'

/** The basis as the address carries it: only what is not the usual one. */
export const basisParser = parseAsStringLiteral(['now'])

/** The same of a page's search parameters. */
export const basisIn = (value: string | string[] | undefined): 'now' | undefined => (value === 'now' ? 'now' : undefined)
