import type { Shape } from '../shape'
import type { groupZh } from './group.zh'

export const groupEn: Shape<typeof groupZh> = {
  title: 'Party groups',
  meta: 'Each group meets once a month; everybody is in one at most',
  none: 'There is no group yet',
  noneHint: 'A group owes its meeting from the first whole month on.',
  columns: { name: 'Name', from: 'Since', people: 'People', count: 'Number' },
  create: 'Make a group',
  edit: 'Change',
  dissolve: 'Dissolve',
  dialog: {
    create: 'Make a group',
    edit: 'Change {name}',
    name: 'Name',
    from: 'From',
    people: 'People',
    chosen: '{count} of {total} chosen',
    kept: 'Kept',
    save: 'Save',
    end: 'Dissolve {name}',
    endText: 'The group ends today and its people leave it. Records of its meetings stay.',
  },
  assign: {
    title: 'Assign to a Party group',
    branch: 'Branch',
    group: 'Party group',
    none: 'In no Party group',
    choose: 'Please choose',
    missing: 'This branch has no Party group yet; please set one up on its page first.',
    from: 'From',
    save: 'Assign',
    done: 'Party group changed for {count, plural, one {# person} other {# people}}',
  },
  saved: { create: 'Group made', edit: 'Group changed', end: 'Group dissolved' },
}
