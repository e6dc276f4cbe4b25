import { describe, expect, it } from 'vitest'
import { may, mayGrant, rights, roleKeys, roles, type Right, type Role } from './roles'

const [admin, leader, district, secretary, keeper, auditor] = [
  'city_admin',
  'leader',
  'district_official',
  'branch_secretary',
  'station_keeper',
  'auditor',
] as const satisfies readonly Role[]

/** The table of the domain rules, §1, row by row. A keeper's “own station” is the place of the grant. */
const table: readonly { row: string; right: Right; holders: readonly Role[] }[] = [
  { row: 'see organisations', right: 'org.read', holders: [admin, leader, district, secretary] },
  { row: 'see stations', right: 'station.read', holders: [admin, leader, district, secretary, keeper] },
  { row: 'see indicators', right: 'indicator.read', holders: [admin, leader, district, secretary] },
  { row: 'see activities', right: 'activity.read', holders: [admin, leader, district, secretary] },
  { row: 'see readings', right: 'reading.read', holders: [admin, leader, district, secretary, keeper] },
  { row: 'see persons, attendance by name', right: 'person.read', holders: [admin, district, secretary] },
  { row: 'unmask one identifier', right: 'person.unmask', holders: [district, secretary] },
  { row: 'edit members', right: 'member.edit', holders: [district, secretary] },
  { row: 'log, mend, withdraw activities', right: 'activity.write', holders: [district, secretary] },
  { row: 'send back, confirm', right: 'activity.review', holders: [district] },
  { row: 'log readings', right: 'reading.write', holders: [district, secretary, keeper] },
  { row: 'manage organisations', right: 'org.manage', holders: [admin, district] },
  { row: 'manage stations', right: 'station.manage', holders: [admin, district] },
  { row: 'export lists', right: 'list.export', holders: [admin, district] },
  { row: 'export lists: own roster', right: 'roster.export', holders: [admin, district, secretary] },
  { row: 'issue reports', right: 'report.issue', holders: [admin, leader, district] },
  { row: 'read reports', right: 'report.read', holders: [admin, leader, district, secretary] },
  // Not a row of the table: of two districts' persons only the city sees both (docs/adr/0009).
  { row: 'decide who is one person', right: 'person.merge', holders: [admin, district, secretary] },
  // Not a row of the table: §1 names closing among what a district official does; the city's months are its administrator's.
  { row: 'close months', right: 'period.close', holders: [admin, district] },
  { row: 'accounts and grants', right: 'account.manage', holders: [admin, district] },
  { row: 'settings', right: 'setting.manage', holders: [admin] },
  { row: 'audit log', right: 'audit.read', holders: [auditor] },
]

describe('the table of rights', () => {
  it.each(table)('$row', ({ right, holders }) => {
    expect(roleKeys.filter((role) => may(role, right))).toEqual(holders)
  })

  it('has a row for each right and a column for each role', () => {
    expect(table.map(({ right }) => right).sort()).toEqual([...rights].sort())
    expect([...roleKeys]).toEqual(Object.keys(roles))
  })
})

describe('handing out roles', () => {
  it('is for those who manage accounts, below themselves', () => {
    expect(roleKeys.filter((role) => mayGrant(admin, role))).toEqual([admin, leader, district, secretary, keeper])
    expect(roleKeys.filter((role) => mayGrant(district, role))).toEqual([secretary, keeper])
  })

  it('is refused to everybody else, and nobody makes an auditor', () => {
    for (const role of roleKeys) {
      expect(mayGrant(role, auditor)).toBe(false)
      if (!may(role, 'account.manage')) expect(roleKeys.some((other) => mayGrant(role, other))).toBe(false)
    }
  })
})
