import type { Shape } from '../shape'
import type { settingZh } from './setting.zh'

export const settingEn: Shape<typeof settingZh> = {
  title: 'Settings',
  subtitle: 'A change takes effect at once and is recorded. What affects counting counts the last three years anew.',
  initial: 'Initial value',
  since: 'Set {time} by {name}',
  operator: 'the system',
  change: 'Change',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved',
  saving: 'Saving and counting',
  recounts: 'Saving counts the last three years anew',
  offline: 'The server cannot be reached. Please try again.',
  number: '{value} {unit}',
  range: '{min} to {max}',
  edit: 'Change: {name}',
}
