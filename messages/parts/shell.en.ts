import type { Shape } from '../shape'
import type { shellZh } from './shell.zh'

export const shellEn = {
  skip: 'Skip to content',
  navigation: 'Main navigation',
  phoneNavigation: 'Bottom navigation',
  help: 'Help',
  crumb: 'Where you are',
  below: '{name}, choose below',
  basis: {
    label: 'Tree',
    then: 'Then',
    now: 'Now',
    hint: 'How past months are added: by who belonged where at the month’s end, or by who belongs where now',
  },
  signedOut: {
    text: 'The session has ended; what you filled in is still here. Sign in on a new page, then submit again.',
    signIn: 'Sign in',
  },
  month: {
    choose: 'Month',
    label: '{year}-{padded}',
    open: '{month}, choose a month',
    previous: 'Previous month',
    next: 'Next month',
    previousYear: 'Previous year',
    nextYear: 'Next year',
    yearFormat: 'YYYY',
    monthFormat: 'MMM',
  },
  account: {
    open: 'Account menu of {name}',
    mine: 'My account',
    otherLanguage: '中文',
    otherLanguageCode: 'zh-CN',
    signOut: 'Sign out',
  },
} satisfies Shape<typeof shellZh>
