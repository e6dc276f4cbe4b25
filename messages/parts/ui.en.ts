import type { Shape } from '../shape'
import type { uiZh } from './ui.zh'

export const uiEn = {
  brand: 'Hongyi',
  none: '—',
  loading: 'Loading',
  definition: 'How {name} is counted',
  masked: 'masked, ending {tail}',
  demo: { label: 'Sample data', hint: 'Invented data, for demonstration only' },
  kpi: { up: 'up', down: 'down' },
  failed: {
    title: 'The data did not arrive',
    hint: 'Everything else still works. Please try again.',
    hintWithCode: 'Everything else still works. Please try again; if it fails again, tell the administrator the code {code}.',
    retry: 'Try again',
  },
  denied: { title: 'This is outside what you can view', hint: 'If your work needs it, please ask your administrator.' },
  past: { as: 'As at the end of {month}', now: 'Show the state of today' },
  pager: { label: 'Pages', previous: 'Previous', next: 'Next' },
  search: { clear: 'Clear', options: 'Search {name}', nothing: 'Nothing matches' },
  duty: {
    kind: 'Kind',
    requirement: 'Required',
    total: 'Year',
    legend: 'Legend',
    dot: '·',
    done: 'Done',
    pending: 'Due',
    late: 'To be recorded',
    not_applicable: 'Not applicable',
    future: 'Not yet due',
    sampleDone: 'date',
    samplePending: 'left',
    sampleLate: 'record',
  },
  dialog: { close: 'Close', cancel: 'Cancel', reasonMissing: 'Please give a reason' },
  error: {
    not_found: { title: 'This page was not found', hint: 'The address may be wrong, or it is outside what you can view.' },
    forbidden: { title: 'This page is outside what you can view', hint: 'If your work needs it, please ask your administrator.' },
    internal: {
      title: 'The data did not arrive',
      hint: 'Please try again; if it fails again, tell the administrator the id below.',
    },
    id: 'Id {id}',
    home: 'Go to the start page',
  },
} satisfies Shape<typeof uiZh>
