import type { Shape } from '../shape'
import type { auditZh } from './audit.zh'

export const auditEn: Shape<typeof auditZh> = {
  title: 'Audit', filter: 'Search the audit log', caption: 'Audit log', from: 'From', to: 'To', account: 'Account', action: 'Action', noun: 'Object', row: 'Object id', everything: 'All',
  columns: { at: 'Time', who: 'Account', action: 'Action', noun: 'Object', what: 'Changes', address: 'Address', entry: 'Entry' },
  unknown: 'Unknown account', details: 'Details', nothing: '—', fields: '{count, plural, one {# field} other {# fields}}',
  empty: 'No entry matches', emptyHint: 'Widen the dates or clear the filters.',
  event: { title: 'Audit entry', at: 'Time', who: 'Account', action: 'Action', noun: 'Object', row: 'Object id', address: 'Address', request: 'Request id', changes: 'What changed', field: 'Field', before: 'Before', after: 'After', none: 'This entry carries no changes.', sameRow: 'All entries of this object', close: 'Close' },
}
