import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, locales, type Locale } from '@/domain/words'
import { en } from '@/messages/en'
import { zh, type Messages } from '@/messages/zh'
import { cookieOf } from './session'
import { translatable } from './translatable'

/** The language is a cookie, so that one address serves both; Chinese comes first. */
export const localeOf = (text: string | undefined): Locale => locales.find((locale) => locale === text) ?? 'zh'

const messages: Record<Locale, Messages> = { zh, en }
export const wordsOf = (cookieHeader: string | null): Messages => messages[localeOf(cookieOf(cookieHeader, localeCookie))]
export const messagesOf = (locale: Locale): Messages => messages[locale]

/** next-intl's configuration of one request. */
export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(localeCookie)?.value)
  return { locale: locale === 'zh' ? 'zh-CN' : 'en', messages: translatable(locale), timeZone: 'Asia/Shanghai' }
})
