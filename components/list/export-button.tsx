'use client'

import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useMay } from '@/components/account/may'
import button from '@/components/ui/button.module.css'
import { PopupButton } from '@/components/ui/popup-button'
import { useWords } from '@/components/ui/use-words'
import { fileFormatKeys, fileFormats } from '@/domain/list-words'
import type { Total } from '@/domain/page'
import type { Right } from '@/domain/roles'
import { addressOf } from '@/lib/api'
import type { ColumnChoice } from './column-chooser'
import s from './list.module.css'

interface ExportButtonProps {
  right: Extract<Right, 'list.export' | 'roster.export'>
  /** Where the list's file is. */
  path: string
  /** The list's filters as they stand; a file has every page. */
  filters: Readonly<Record<string, string | null | undefined>>
  columns: readonly Pick<ColumnChoice, 'key' | 'hidden' | 'screenOnly'>[]
  total: Total | undefined
  /** Of several lists on a page, which. */
  label?: string
}

const icons = { xlsx: IconFileSpreadsheet, csv: IconFileTypeCsv } as const

/** Takes a list along as it is shown; nothing for whoever may not. */
export function ExportButton({ right, path, filters, columns, total, label }: ExportButtonProps) {
  const t = useTranslations('list')
  const words = useWords()
  const format = useFormatter()
  if (!useMay(right)) return null
  const keys = columns.flatMap(({ key, hidden, screenOnly }) => (hidden === true || screenOnly === true ? [] : [key]))
  const note = total === undefined || !total.exact ? t('exportNoteMany') : t('exportNote', { count: format.number(total.count) })
  const items = fileFormatKeys.map((key) => {
    const Icon = icons[key]
    return {
      key,
      label: words(fileFormats[key]),
      icon: <Icon size={16} stroke={1.6} aria-hidden />,
      to: addressOf(path, { ...filters, cursor: undefined, format: key, columns: keys.join(',') }),
      download: true,
    }
  })
  return (
    <PopupButton
      kind="menu"
      load={() => import('@/components/ui/menu')}
      popup={{ position: 'bottom-end', items, head: <p className={s.note}>{note}</p> }}
      className={button.root}
      aria-label={label}
    >
      <IconDownload size={16} stroke={1.6} aria-hidden />
      {t('export')}
    </PopupButton>
  )
}
