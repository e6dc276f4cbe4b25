import { createTranslator } from 'next-intl'
import type { Fault, Table } from '@/domain/table'
import type { Locale } from '@/domain/words'
import { translatable } from '../translatable'

/** What a file of ours says, in somebody's language. */
export function sentencesOf(locale: Locale) {
  const messages = translatable(locale)
  const t = createTranslator({ locale: locale === 'zh' ? 'zh-CN' : 'en', messages, namespace: 'imports' })
  const isKnown = (code: string): code is keyof typeof messages.imports.faults => Object.hasOwn(messages.imports.faults, code)
  const about = (table: Table, { column, code, params = {} }: Fault): string => {
    const name = isKnown(code) ? code : 'field_invalid'
    return t('file.at', {
      column: table.columns[column]?.label[locale] ?? column,
      problem: t(`faults.${name}.problem`, params),
      remedy: t(`faults.${name}.remedy`, params),
    })
  }
  return {
    template: (table: string) => t('file.template', { table }),
    faults: (table: string) => t('file.faults', { table }),
    note: (table: Table, faults: readonly Fault[]) => faults.map((fault) => about(table, fault)).join(' | '),
  }
}
