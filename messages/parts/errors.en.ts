import type { Shape } from '../shape'
import type { errorsZh } from './errors.zh'

export const errorsEn: Shape<typeof errorsZh> = {
  unauthenticated: 'You are no longer signed in. Please sign in again.',
  must_change_password: 'Somebody else set your password. Please change it first.',
  forbidden: 'This is outside what you may see.',
  bad_origin: 'The request did not come from a page of this system and was refused. Reload the page and try again.',
  not_found: 'Not found, or outside what you may see.',
  method_not_allowed: 'This address does not support that operation.',
  conflict: 'Somebody has just changed this. Compare the two versions, then save again.',
  key_conflict: 'This submission number was used for other content. Reload the page and try again.',
  confirm_needed: 'The number is far from the usual. Confirm that it is right, then submit again.',
  person_known: 'Somebody in your place has this ID number already; their record can be updated instead.',
  period_closed: 'The month of this day is closed and its numbers stand. Please use {opens} or a later day.',
  too_large: 'The content is too large. Please shorten it.',
  unsupported: 'Only JSON is accepted.',
  invalid: 'Some fields need a change; see the notes below them.',
  rate_limited: 'Too many attempts. Please try again later.',
  internal: 'This could not be completed. Try again; if it fails once more, tell the administrator the number.',
  unavailable: 'The database cannot be reached. Please try again later.',
}
