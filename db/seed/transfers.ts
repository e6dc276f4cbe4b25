import { memberStagesCounted } from '@/domain/member-words'
import { addDays, type Day } from '@/domain/month'
import { roadKinds } from '@/domain/org-words'
import { validUntilOf } from '@/domain/transfer-words'
import type { OrgSeed } from './orgs'
import type { ExternalRow, MemberSeed } from './people'

export type TransferRow = {
  id: string
  personId: string
  fromOrgId: string | null
  fromExternalOrgId: string | null
  toOrgId: string | null
  toExternalOrgId: string | null
  letterNumber: string
  sentOn: Day
  validUntil: Day
  state: 'sent' | 'received' | 'refused' | 'withdrawn'
  receivedOn: Day | null
  reason: string | null
  recordedBy: string
  settledBy: string | null
  settledAt: string | null
}

const validDays = 90

type Facts = Pick<TransferRow, 'personId'> & Partial<TransferRow>

/** Where a member stands in good order today, when that is a branch of the city. */
function branchOf(seed: MemberSeed): string | null {
  const now = seed.memberships.find((row) => row.supersededAt === null && row.validTo === null)
  return now?.standing === 'normal' && memberStagesCounted.includes(now.stage) ? now.orgId : null
}

/**
 * Letters around the first branch in every state: on their way, past 60 % of their time, run out, refused, taken back,
 * to and from places outside the city. Nobody's place changes by them but that of who came, and that is in the roster.
 */
export function demoTransfers(
  {
    branch,
    orgs,
    members,
    externals,
  }: { branch: OrgSeed; orgs: readonly OrgSeed[]; members: readonly MemberSeed[]; externals: readonly ExternalRow[] },
  { today, official, newId }: { today: Day; official: string; newId: () => string },
): TransferRow[] {
  const rows: TransferRow[] = []
  const letter = (ago: number, facts: Facts, settled = facts.state !== undefined) => {
    const sentOn = addDays(today, -ago)
    rows.push({
      id: newId(),
      fromOrgId: null,
      fromExternalOrgId: null,
      toOrgId: null,
      toExternalOrgId: null,
      letterNumber: `示例〔${sentOn.slice(0, 4)}〕第${String(rows.length + 1).padStart(3, '0')}号`,
      sentOn,
      validUntil: validUntilOf(sentOn, validDays),
      state: 'sent',
      receivedOn: null,
      reason: null,
      recordedBy: official,
      settledBy: settled ? official : null,
      settledAt: settled ? `${addDays(sentOn, 3)}T10:00:00+08:00` : null,
      ...facts,
    })
  }
  const near = orgs.filter(
    (org) =>
      org.row.level === 'basic' &&
      org.row.regionCode === branch.row.regionCode &&
      !roadKinds.includes(org.row.kind) &&
      org.row.kind !== 'temporary_branch',
  )
  const [home] = near
  const away = orgs.find((org) => org.row.kind === 'branch' && org.row.regionCode !== branch.row.regionCode)
  const [outside] = externals
  if (home === undefined || away === undefined || outside === undefined) return rows
  const of = (org: OrgSeed) => members.filter((seed) => branchOf(seed) === org.row.id).reverse()
  const [first, second, third] = of(branch)
  const [one, two, three, four] = of(home)
  const inCity = (seed: MemberSeed | undefined, from: OrgSeed, to: OrgSeed) =>
    seed === undefined ? null : { personId: seed.person.id, fromOrgId: from.row.id, toOrgId: to.row.id }
  const send = (ago: number, facts: Facts | null, end: Partial<TransferRow> = {}) => {
    if (facts !== null) letter(ago, { ...facts, ...end })
  }
  send(10, inCity(one, home, branch))
  send(60, inCity(first, branch, home))
  send(100, inCity(two, home, away))
  send(40, inCity(three, home, branch), { state: 'refused', reason: '介绍信所写支部名称有误，请重开' })
  send(75, inCity(four, home, away), { state: 'withdrawn' })
  if (second !== undefined) letter(20, { personId: second.person.id, fromOrgId: branch.row.id, toExternalOrgId: outside.id })
  const came = third?.memberships[0]
  if (third !== undefined && came !== undefined && came.orgId === branch.row.id) {
    const sentOn = addDays(came.validFrom, -12)
    letter(0, {
      personId: third.person.id,
      fromExternalOrgId: outside.id,
      toOrgId: branch.row.id,
      sentOn,
      validUntil: validUntilOf(sentOn, validDays),
      state: 'received',
      receivedOn: came.validFrom,
      settledAt: `${came.validFrom}T10:00:00+08:00`,
    })
  }
  return rows
}
