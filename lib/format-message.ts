import formatCompiled from 'use-intl/format-message/format-only'

/** Formats a compiled message. One that comes out empty is an empty text, where next-intl's own makes it an empty list. */
export default function formatMessage(...asked: Parameters<typeof formatCompiled>): ReturnType<typeof formatCompiled> {
  const text = formatCompiled(...asked)
  return Array.isArray(text) && text.length === 0 ? '' : text
}
formatMessage.raw = formatCompiled.raw
