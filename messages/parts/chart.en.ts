import type { Shape } from '../shape'
import type { chartZh } from './chart.zh'

export const chartEn = {
  view: 'How to show {title}',
  picture: 'Chart',
  table: 'Table',
  missing: 'No report',
  closed: 'Not open',
  none: '—',
  legend: 'Legend',
  other: 'Other',
  comma: ', ',
  year: '{year}',
  rates: 'Rate',
  rateOf: '{month}: {rate}% reported',
  percent: '{rate}%',
  narrow: 'On a narrow screen only the last {count} months are drawn; see the table for all',
  missingDays: '{count, plural, one {# day} other {# days}} without a reading, not counted as 0',
} satisfies Shape<typeof chartZh>
