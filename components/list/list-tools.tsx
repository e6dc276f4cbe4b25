import { IconBookmarks, IconColumns3 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import filter from '@/components/ui/filter-bar.module.css'
import { PopupButton } from '@/components/ui/popup-button'
import { isWhole, type ListKey } from '@/domain/list-columns'
import type { ColumnChoice } from './column-chooser'
import s from './list.module.css'

interface ListToolsProps {
  list: ListKey
  columns: readonly ColumnChoice[]
  /** Of several lists on a page, which. */
  label?: string
}

/** What everybody sets for themselves at a list: views kept under a name, and the columns shown. */
export function ListTools({ list, columns, label }: ListToolsProps) {
  const t = useTranslations('list')
  return (
    <div className={cx(s.tools, isWhole(list) && s.wide)}>
      {isWhole(list) ? null : (
        <PopupButton kind="dialog" load={() => import('./saved-filters')} popup={{ list }} className={filter.select}>
          <IconBookmarks size={16} stroke={1.6} aria-hidden />
          {t('filters.button')}
        </PopupButton>
      )}
      <PopupButton
        kind="dialog"
        load={() => import('./column-chooser')}
        popup={{ list, columns }}
        className={cx(filter.select, s.wide)}
        aria-label={label === undefined ? undefined : t('columns.of', { list: label })}
      >
        <IconColumns3 size={16} stroke={1.6} aria-hidden />
        {t('columns.button')}
      </PopupButton>
    </div>
  )
}
