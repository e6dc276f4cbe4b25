import type { Shape } from '../shape'
import type { figureZh } from './figure.zh'

export const figureEn: Shape<typeof figureZh> = {
  title: 'Census data',
  subtitle: 'Published and census numbers with date and source; our own count beside where there is one',
  published: {
    title: 'Published figures',
    meta: 'Facts of the day they were published; they do not change with this system',
    name: 'Figure',
    value: 'Published',
    ours: 'Here now',
    asOf: 'As of',
    place: 'Covers',
    source: 'Source',
    none: 'not counted here',
  },
  census: {
    title: 'Census by district',
    meta: 'as of {day} · {quote}',
    region: 'District',
    operators: 'Operators',
    drivers: 'Truck drivers',
    members: 'In the Party',
    orgs: 'Truck organisations',
    share: 'Share in the Party',
    total: 'Total',
    oursNote: 'Operators and drivers are census numbers; members and organisations are ours of {day}.',
    equal: 'The totals equal the published ones: {operators} operators, {drivers} truck drivers.',
    hidden: 'Members and organisations by district are shown to the city only.',
  },
  union: {
    title: 'Union coverage',
    meta: 'Union drivers ÷ truck drivers',
    line: '{enterprises} enterprises, {members} drivers in the union: {rate}% of {drivers} truck drivers.',
  },
  unit: '{unit, select, other {}}',
  near: 'about {text}',
  over: 'over {text}',
  money: '{yuan} yuan',
  none: '—',
  empty: 'No published or census numbers yet',
  emptyHint: 'Once a census is imported it stands here by district.',
}
