import type { MemberListInput } from '@/domain/member'
import { memberStageKeys, memberStandingKeys, onlyForm } from '@/domain/member-words'
import { monthForm } from '@/domain/month'
import { driverGroupKeys } from '@/domain/org-words'
import { regionForm } from '@/domain/region'

/** Everybody on the register, those without a stage included. */
export const everyone = 'everyone'
const stages = [everyone, 'members', ...memberStageKeys] as const
const standings = ['counted', ...memberStandingKeys] as const
const relations = ['formal', 'presence', 'counted'] as const

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** What the list asks for, from the address as it stands; whatever it cannot mean is left out. Members come first. */
export function listInputOf(address: Readonly<Record<string, unknown>>): Omit<MemberListInput, 'limit'> {
  const told = (name: keyof MemberListInput): string | undefined => {
    const value = address[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const shaped = (name: keyof MemberListInput, form: RegExp) => {
    const value = told(name)
    return value !== undefined && form.test(value) ? value : undefined
  }
  const short = (name: keyof MemberListInput, most: number) => {
    const value = told(name)?.trim()
    return value !== undefined && value.length <= most ? value : undefined
  }
  const one = <K extends string>(name: keyof MemberListInput, of: readonly K[]) => of.find((key) => key === told(name))

  const stage = one('stage', stages) ?? 'members'
  return {
    org: shaped('org', uuid),
    region: shaped('region', regionForm),
    q: short('q', 50),
    standing: one('standing', standings),
    group: one('group', driverGroupKeys),
    relation: one('relation', relations),
    only: shaped('only', onlyForm),
    month: shaped('month', monthForm),
    basis: one('basis', ['now']),
    cursor: short('cursor', 500),
    before: short('before', 500),
    ...(stage === everyone ? {} : { stage }),
  }
}

/** The filters of a list, without its page and its day. */
export const filtersOf = ({ org, region, q, stage, standing, group, relation, only }: Omit<MemberListInput, 'limit'>) => ({
  org,
  region,
  q,
  stage,
  standing,
  group,
  relation,
  only,
})
export type MemberFilters = ReturnType<typeof filtersOf>
