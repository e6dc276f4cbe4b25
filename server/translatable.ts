import compile from 'icu-minify/compile'
import type { Locale } from '@/domain/words'
import { en } from '@/messages/en'
import { zh, type Messages } from '@/messages/zh'

type Texts = { readonly [key: string]: string | Texts }

const compiled = (texts: Texts): object =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? compile(text) : compiled(text)]))

/** A compiled text stands where its source stood, and the formatter alone looks inside. It travels to pages as plain objects. */
function inPlace<T extends Texts>(texts: T): T
function inPlace(texts: Texts): unknown {
  return JSON.parse(JSON.stringify(compiled(texts)))
}

const known = new Map<Locale, Messages>()

/**
 * The messages of a language as a translator takes them. They are parsed here, once, so that no page carries the
 * parser: `next.config.ts` and `vitest.config.ts` put `lib/format-message.ts` in its place.
 */
export function translatable(locale: Locale): Messages {
  const texts = known.get(locale) ?? inPlace(locale === 'zh' ? zh : en)
  known.set(locale, texts)
  return texts
}
