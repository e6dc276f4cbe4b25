import type { Shape } from '../shape'
import type { listZh } from './list.zh'

export const listEn: Shape<typeof listZh> = {
  file: {
    demo: 'Sample data {title}',
    filter: '{label}: {value}',
    between: '; ',
    filters: 'Filters: {filters}',
    unfiltered: 'Filters: none, everything in view',
    taken: 'Exported by {name} ({account}) at {at}',
    count: '{count, number} rows expected; the last line confirms them',
    countLeft:
      '{count, number} rows expected; the last line confirms them. {left, number} more count in the total, have left your view and are not listed',
    end: '{count, number} rows in all, as expected; this file is complete',
  },
  export: 'Export',
  exportOf: 'Export: {list}',
  exportNote: 'By the filters, order and columns shown: {count} rows',
  exportNoteMany: 'By the filters, order and columns shown: every row',
}
