import type { Shape } from '../shape'
import type { homeZh } from './home.zh'

export const homeEn: Shape<typeof homeZh> = {
  title: 'Home',
  secretary: 'Secretary {name}',
  duties: {
    title: 'To do this month',
    tally: '{done} of {due} done',
    tallyLate: '{done} of {due} done, {late} to make up',
    log: 'Log', makeUp: 'Make up', mend: 'Mend',
    month: '{month, select, 1 {January} 2 {February} 3 {March} 4 {April} 5 {May} 6 {June} 7 {July} 8 {August} 9 {September} 10 {October} 11 {November} other {December}}', quarter: 'Q{quarter}',
    named: '{name} ({period})',
    dueMonth: 'By {day}, {days, plural, one {# day} other {# days}} left', dueToday: 'Due today',
    dueQuarter: '{count, plural, one {Once} two {Twice} other {# times}} in {period}, {days, plural, one {# day} other {# days}} left',
    late: 'Nothing logged yet; can be made up', lateSome: '{count} missing; can be made up',
    returned: 'Sent back: {note}', returnedPlain: 'Sent back; please mend it',
    done: '{name} done on {day}', doneMany: '{name} done on {day}, {count} in all', details: 'What is done',
    more: '{count} more', fewer: 'Fewer',
    nothing: 'Everything due this month is done', nothingHint: 'Log further activities at any time.',
  },
  branch: {
    title: 'My branch', asOf: 'As of {time}',
    formal: 'On the register', presence: 'Kept by the branch', year: 'Activities this year', station: 'My station', stations: 'My stations',
    people: '', times: '', visits: 'visits', places: '',
    same: 'As at the last month’s end', change: '{change} since last month’s end',
    apart: 'Apart, never added to the register', attended: '{count} attendances',
    reading: '{day}, {name}', noReading: 'No recent reading, {name}', noStation: 'No station yet',
    reported: '{count} reported yesterday',
  },
}
