import type { Shape } from '../shape'
import type { accountZh } from './account.zh'

export const accountEn: Shape<typeof accountZh> = {
  title: 'Accounts',
  filter: 'Find accounts', search: 'Name or account', role: 'Role', state: 'State', everything: 'All',
  caption: 'Accounts', create: 'New account',
  columns: { name: 'Name', signIn: 'Account', roles: 'Roles and places', last: 'Last sign-in', state: 'State' },
  never: 'Never signed in', noGrant: 'No grant', at: '{place} · {role}',
  empty: 'No account matches', emptyHint: 'Try other words, or clear the search.',
  none: 'No accounts yet', noneHint: 'You can open accounts for the branch secretaries and station keepers of your place.',
  form: {
    title: 'New account', subtitle: 'The password is generated and shown once; its holder chooses another at the first sign-in.',
    name: 'Account', nameHint: '3 to 32 lower-case letters, digits, dots or dashes', displayName: 'Name',
    role: 'Role', org: 'Place', orgHint: 'This organisation and all below it', station: 'Station', choose: 'Please choose', nothing: 'Nothing matches',
    submit: 'Open account', cancel: 'Cancel', offline: 'The server cannot be reached. Nothing is lost; please try again.',
  },
  told: {
    title: 'Please pass the password on', text: 'The password of {name} is shown this once and cannot be seen again. Its holder must choose another after signing in.',
    account: 'Account', password: 'Password', copy: 'Copy', copied: 'Copied', done: 'I have noted it',
  },
  page: {
    facts: 'About', home: 'Opened at', created: 'Opened on', last: 'Last sign-in', mustChange: 'The password was set by somebody else and is still to be changed', pausedUntil: 'Paused until {time}',
    grants: 'Grants', grantsHint: 'A grant that is ended stops at once', grantRow: '{place} · {role}', since: 'since {from}', span: '{from} to {to}', ended: 'Ended', noGrants: 'This account has no grant and sees nothing.',
    self: 'This is your own account. Your password and sessions are under “My account”.', senior: 'This account is managed by an administrator above you. You can only look at it.',
    actions: 'Actions', add: 'Add a grant', revoke: 'End', lock: 'Lock', unlock: 'Unlock', reset: 'Reset password', rename: 'Change name', save: 'Save', saved: 'Saved',
    addTitle: 'Add a grant to {name}', addConfirm: 'Grant',
    revokeTitle: 'End a grant', revokeText: 'Ends “{grant}” of {name}, from their next action on.', revokeConfirm: 'End grant',
    lockTitle: 'Lock account', lockText: '{name} can no longer sign in and is signed out at once. Everything that was logged stays.', lockConfirm: 'Lock account',
    unlockTitle: 'Unlock account', unlockText: '{name} can sign in again with the password as it was.', unlockConfirm: 'Unlock account',
    resetTitle: 'Reset password', resetText: 'A new password is generated for {name}. The old one stops working and all sessions end.', resetConfirm: 'Reset password',
    conflict: 'Somebody else has just changed this account. You now see it as it stands; please check and try again.', done: 'Done', unsure: 'The server cannot be reached, and it is not certain whether this took effect. Please reload and check.',
  },
  own: {
    title: 'My account', facts: 'About', name: 'Name', account: 'Account', roles: 'Roles and places', last: 'This sign-in', lastFrom: '{time}, from {address}', language: 'Language', chinese: '中文', english: 'English',
    changePassword: 'Change password', signOut: 'Sign out', signOutEverywhere: 'Sign out everywhere',
    sessions: 'Signed-in devices', sessionsHint: 'If one of them is not you, end it and change your password.', here: 'This device', since: 'Signed in {time}', seen: 'last used {time}', end: 'End', ended: 'Ended',
    more: 'More',
    everywhereTitle: 'Sign out everywhere', everywhereText: 'All devices, this one too, are signed out and have to sign in again.', everywhereConfirm: 'Sign out everywhere',
    device: '{browser} · {system}', unknownDevice: 'Unknown device', otherBrowser: 'Other browser', otherSystem: 'other system',
  },
  password: {
    title: 'Change password', forcedTitle: 'Please choose your own password', forced: 'Your password was set by somebody else. Choose your own to go on.',
    rule: 'At least 10 characters with three of: capitals, small letters, digits, signs; not containing the account’s name; none of the last 5.', others: 'Other devices are signed out when it changes.',
    current: 'Present password', next: 'New password', again: 'New password again', differs: 'The two do not agree. Please check.', show: 'Show or hide the password', submit: 'Change password', cancel: 'Cancel', done: 'Password changed', offline: 'The server cannot be reached at present. Please try again later.',
  },
  leaving: { title: '{count} records have not been sent', text: 'They stay on this device and are sent when the same account signs in again.', confirm: 'Sign out anyway' },
}
