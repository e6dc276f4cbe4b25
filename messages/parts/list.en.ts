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
    count: '{count, plural, one {# row} other {# rows}} expected; the last line confirms them',
    countLeft:
      '{count, plural, one {# row} other {# rows}} expected; the last line confirms them. {left, number} more count in the total, have left your view and are not listed',
    end: '{count, plural, one {# row} other {# rows}} in all, as expected; this file is complete',
  },
  columns: {
    button: 'Columns',
    of: 'Columns of {list}',
    title: 'Columns shown',
    hint: 'Kept with your account; an export has the columns shown and no others.',
    all: 'Show every column',
    failed: 'This was not kept. Please try again.',
  },
  filters: {
    button: 'Saved filters',
    none: 'No filter saved yet. Filter the list, give it a name and save it; next time one press brings it back.',
    label: 'Saved filters',
    gone: 'The list no longer understands this filter. Please delete it.',
    name: 'Name',
    save: 'Save this filter',
    rename: 'Rename',
    renameOf: 'Rename “{name}”',
    dropOf: 'Delete “{name}”',
    cancel: 'Cancel',
  },
  export: 'Export',
  exportOf: 'Export: {list}',
  exportNote: 'By the filters, order and columns shown: {count, plural, one {# row} other {# rows}}',
  exportNoteMany: 'By the filters, order and columns shown: every row',
}
