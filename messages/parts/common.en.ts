import type { Shape } from '../shape'
import type { commonZh } from './common.zh'

export const commonEn: Shape<typeof commonZh> = {
  product: 'Hongyi',
  nav: {
    dashboard: 'Overview', home: 'Home', organisations: 'Organisations', members: 'Members', stations: 'Stations', activities: 'Activities', reports: 'Reports', figures: 'Census',
    accounts: 'Accounts', settings: 'Settings', audit: 'Audit', log: 'Log', traffic: 'Traffic', mine: 'Me',
  },
  wholeCity: 'Whole city',
  allDistricts: 'All {count} districts',
  updated: 'Data of {time}',
  save: 'Save', cancel: 'Cancel', edit: 'Edit', close: 'Close', back: 'Back', more: 'More', retry: 'Try again', submit: 'Submit', all: 'All', none: 'None', search: 'Search', optional: 'optional',
  yes: 'Yes', no: 'No', unknown: 'Not given', saved: 'Saved', loading: 'Loading', of: '{count} in all', ofMany: '10,000+ in all', next: 'Next', previous: 'Previous', first: 'Back to the first page',
  conflict: { title: 'Somebody has changed this', theirs: 'As it stands', mine: 'Yours', takeTheirs: 'Take what stands', keepMine: 'Overwrite with mine' },
}
