const site = 'http://site.invalid'

/** The page to go to after signing in: a path of this site, never another one and not the sign-in page itself. */
export function wayBack(to: string | undefined): string {
  if (to === undefined || !to.startsWith('/') || to.startsWith('//') || /[\\\p{Cc}]/u.test(to)) return '/'
  if (!URL.canParse(to, site)) return '/'
  const url = new URL(to, site)
  if (url.origin !== site || /^\/(sign-in|api)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}
