import type { Shape } from '../shape'
import type { memberZh } from './member.zh'

export const memberEn: Shape<typeof memberZh> = {
  title: 'Members',
  list: {
    subtitle: '{place} · as of {day}',
    create: 'New',
    search: 'Name or pinyin, such as ljm',
    filter: 'Find and filter members',
    tabs: 'Who',
    members: 'Members', candidate: 'Candidates', activist: 'Activists', applicant: 'Applicants', everyone: 'Everyone',
    org: 'Organisation', orgAll: 'All', stage: 'Stage', standing: 'Standing', group: 'Group', relation: 'Relation', all: 'All', both: 'Full + probationary',
    formal: 'Formal relation here', presence: 'Kept here',
    caption: 'List of persons',
    columns: { name: 'Name', org: 'Branch', stage: 'Stage', standing: 'Standing', group: 'Group', phone: 'Phone', joined: 'Joined' },
    keptBy: 'Kept by {branch}',
    total: '{count} persons, each listed once', totalMany: '10,000+ persons',
    uncounted: '{count} persons, each listed once; {uncounted} of them out of contact, transferred and the like do not count as members',
    empty: 'Nobody matches', emptyHint: 'Try another name or pinyin, or drop some filters.', clear: 'Clear filters',
    none: 'Nobody yet', noneHint: 'Use “New” to add the first one.',
  },
  detail: {
    label: 'Member', close: 'Close', full: 'Open page', phone: 'Phone', noPhone: 'None on record', group: 'Driver group', employer: 'Enterprise', joined: 'Joined', org: 'Formal relation', kept: 'Kept by', outside: ' (outside the city)', notKept: 'Nobody',
    unmaskNote: 'Seeing the whole number needs a reason, lasts a short time and is audited.',
    attended: 'Activities this year', times: '', last: 'Last one', story: 'History', activities: 'Activities', tabs: 'Which records', noActivities: 'No activities on record this year', noActivitiesHint: 'Names ticked when an activity is logged appear here.',
    edit: 'Edit facts', change: 'Record a change', back: 'Back to the list', more: '{count} more',
    entry: { stage: 'Became: {stage}', stageFirst: 'Registered as: {stage}', standing: 'Standing: {standing}', formal: 'Formal relation in {place}', presence: 'Kept by {place}', presence_end: 'No longer kept by {place}' },
    basis: 'Basis: {basis}',
  },
  unmask: { open: 'Ask to see', title: 'See the phone number', text: 'Please state the reason. The number is shown for {minutes} minutes and this look is audited.', reason: 'Reason', confirm: 'Show', hide: 'Mask', shown: 'Masked again in {seconds} s', none: 'No phone on record.' },
  form: {
    create: 'New person', facts: 'Facts', relation: 'Relation', record: 'Record',
    name: 'Name', nameHelp: 'Pinyin is made by the system; it can be searched', phone: 'Phone', phoneHelp: 'Stored encrypted, shown masked', phoneKeep: 'Leave empty to keep {mask}', phoneNone: 'none', phoneRemove: 'Remove the number', group: 'Driver group', employer: 'Enterprise', joined: 'Joined on', joinedHelp: 'For members only',
    where: 'Formal relation', inside: 'In this city', outside: 'Outside the city', org: 'Organisation', externalName: 'Organisation outside the city', externalRegion: 'Province', kept: 'Kept by', keptNone: 'Nobody', keptHelp: 'Floating members are kept by a mobile or cloud branch and never count as formal',
    stage: 'Stage', since: 'Since', basis: 'Basis', basisHelp: 'For example: branch meeting of 10 March 2026',
    save: 'Save', cancel: 'Cancel', created: '{name} added', saved: 'Saved', denied: 'Secretaries and district officials add persons.', choose: 'Please choose',
    editTitle: 'Edit facts',
  },
  change: {
    title: 'Record a change', what: 'What changes', stage: 'Stage', standing: 'Standing', formal: 'Formal relation', presence: 'Kept from now on', presence_end: 'No longer kept',
    to: 'To', toOrg: 'To', keptBy: 'Kept by', from: 'Effective on', fromHelp: 'May lie in the past; the months since are counted again', basis: 'Basis', basisHelp: 'Meeting date, decision or document number', save: 'Record', saved: 'Recorded; the months concerned were counted again', noneOpen: 'The formal relation lies outside your place; that organisation records stage and standing.',
  },
}
