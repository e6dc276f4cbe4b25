import { keysOf, type Words } from './words'

/**
 * Who may do what; *where* is the grant's place (an organisation's subtree, or one station).
 * This is the table of the domain rules, §1, and the only one.
 */
export const rights = [
  'org.read',
  'station.read',
  'indicator.read',
  'activity.read',
  'reading.read',
  'person.read',
  'person.unmask',
  'member.edit',
  'person.merge',
  'activity.write',
  'activity.review',
  'reading.write',
  'org.manage',
  'station.manage',
  'list.export',
  'roster.export',
  'report.issue',
  'report.read',
  'period.close',
  'account.manage',
  'setting.manage',
  'audit.read',
] as const
export type Right = (typeof rights)[number]

type RoleMeta = { label: Words; may: readonly Right[]; grants: readonly string[] }

const seeing = ['org.read', 'station.read', 'indicator.read', 'activity.read', 'reading.read'] as const

export const roles = {
  city_admin: {
    label: { zh: '市级管理员', en: 'City administrator' },
    may: [
      ...seeing,
      'person.read',
      'person.merge',
      'org.manage',
      'station.manage',
      'list.export',
      'roster.export',
      'report.issue',
      'report.read',
      'period.close',
      'account.manage',
      'setting.manage',
    ],
    grants: ['city_admin', 'leader', 'district_official', 'branch_secretary', 'station_keeper'],
  },
  leader: {
    label: { zh: '领导', en: 'Leadership' },
    may: [...seeing, 'report.issue', 'report.read'],
    grants: [],
  },
  district_official: {
    label: { zh: '区级干部', en: 'District official' },
    may: [
      ...seeing,
      'person.read',
      'person.unmask',
      'member.edit',
      'person.merge',
      'activity.write',
      'activity.review',
      'reading.write',
      'org.manage',
      'station.manage',
      'list.export',
      'roster.export',
      'report.issue',
      'report.read',
      'period.close',
      'account.manage',
    ],
    grants: ['branch_secretary', 'station_keeper'],
  },
  branch_secretary: {
    label: { zh: '支部书记', en: 'Branch secretary' },
    may: [
      ...seeing,
      'person.read',
      'person.unmask',
      'member.edit',
      'person.merge',
      'activity.write',
      'reading.write',
      'roster.export',
      'report.read',
    ],
    grants: [],
  },
  station_keeper: {
    label: { zh: '驿站管理员', en: 'Station keeper' },
    may: ['station.read', 'reading.read', 'reading.write'],
    grants: [],
  },
  auditor: {
    label: { zh: '审计员', en: 'Auditor' },
    may: ['audit.read'],
    grants: [],
  },
} as const satisfies Record<string, RoleMeta>

export type Role = keyof typeof roles
export const roleKeys = keysOf<Role>({
  city_admin: roles.city_admin.label,
  leader: roles.leader.label,
  district_official: roles.district_official.label,
  branch_secretary: roles.branch_secretary.label,
  station_keeper: roles.station_keeper.label,
  auditor: roles.auditor.label,
})

/** Whether a role carries a right anywhere at all. */
export function may(role: Role, right: Right): boolean {
  const list: readonly Right[] = roles[role].may
  return list.includes(right)
}

/** Whether holders of `role` may hand out `other`. The auditor is made by the operator's command only. */
export function mayGrant(role: Role, other: Role): boolean {
  const list: readonly string[] = roles[role].grants
  return list.includes(other)
}
