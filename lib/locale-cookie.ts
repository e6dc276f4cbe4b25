import { localeCookie, type Locale } from '@/domain/words'

/** Keeps the language in this browser for a year; the next page is drawn in it. */
export function keepLocale(locale: Locale): void {
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax${window.location.protocol === 'https:' ? '; secure' : ''}`
}
