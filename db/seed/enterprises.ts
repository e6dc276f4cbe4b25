import type { ClientBase } from 'pg'
import { noPartyReasonKeys, type EnterpriseKind, type NoPartyReason } from '@/domain/enterprise-words'
import { addDays, type Day } from '@/domain/month'
import { regions } from '@/domain/region'
import { usccCheck } from '@/domain/uscc'
import { enterprise } from '../schema/enterprise'
import { driversOf } from './figures'
import { insertAll } from './insert'
import { words } from './names'
import type { OrgSeed } from './orgs'
import type { PersonRow } from './people'
import { apportion, Random } from './random'

/** The published number of enterprises in the union. */
const unionEnterprises = 156

export type EnterpriseRow = {
  id: string
  uscc: string
  name: string
  kind: EnterpriseKind
  regionCode: string
  orgId: string
  noPartyReason: NoPartyReason | null
  noPartyNote: string | null
}

/** A right but plainly invented code: no authority registers under 99, no organisation under YYYYY. */
export function inventUscc(regionCode: string, index: number): string {
  const body = `99${regionCode}YYYYY${String(index).padStart(4, '0')}`
  return body + usccCheck(body)
}

/** Carriers of all districts, among them every one that a branch or a driver names, two platforms and some partners. */
export function demoEnterprises(orgs: readonly OrgSeed[], newId: () => string): EnterpriseRow[] {
  const random = new Random('enterprises')
  const hosts = new Map(orgs.flatMap(({ row }) => (row.enterprise === null ? [] : [[row.enterprise, row] as const])))
  const rows: EnterpriseRow[] = []
  const add = (name: string, kind: EnterpriseKind, regionCode: string) => {
    const host = hosts.get(name)
    const region = host?.regionCode ?? regionCode
    const reason = host === undefined && !random.chance(0.08) ? random.pick(noPartyReasonKeys) : null
    rows.push({
      id: newId(),
      uscc: inventUscc(region, rows.length + 1),
      name,
      kind,
      regionCode: region,
      orgId: keeperOf(orgs, region),
      noPartyReason: reason,
      noPartyNote: reason === 'other' ? '示例：待进一步了解' : null,
    })
  }
  const shares = apportion(
    words.length,
    regions.map((region) => driversOf(region.code)),
  )
  const places = random.sample(
    regions.flatMap((region, index) => Array.from({ length: shares[index] ?? 0 }, () => region.code)),
    words.length,
  )
  words.forEach((word, index) => add(`示例${word}物流有限公司`, 'transport', places[index] ?? ''))
  for (const [name, row] of hosts) {
    if (rows.some((known) => known.name === name)) continue
    add(name, row.kind === 'cloud_branch' ? 'platform' : 'transport', row.regionCode)
  }
  add('示例网约车平台', 'platform', '320571')
  for (const region of regions) add(`${region.short.zh}示例共建服务中心`, 'partner', region.code)
  return rows
}

/** The county committee of a district; where there is none, that of its neighbour in the tree, as its branches have it. */
export function keeperOf(orgs: readonly OrgSeed[], regionCode: string): string {
  const county = orgs.find(({ row }) => row.level === 'county' && row.regionCode === regionCode)
  const branch = orgs.find(({ row, parent }) => row.regionCode === regionCode && parent?.row.level === 'county')
  const keeper = county ?? branch?.parent
  if (keeper == null) throw new Error(`no committee for ${regionCode}`)
  return keeper.row.id
}

/** Writes enterprises and points the organisations that name one to it. */
export async function writeEnterprises(client: ClientBase, rows: readonly EnterpriseRow[]): Promise<void> {
  await insertAll(client, enterprise, rows)
  await client.query('update org set enterprise_id = enterprise.id from enterprise where enterprise.name = org.enterprise')
}

/** What the branches on the road stand for: a park of their district, a platform. */
export async function writeGrids(client: ClientBase, orgs: readonly OrgSeed[]): Promise<void> {
  const random = new Random('grids')
  for (const { row } of orgs) {
    if (row.kind !== 'mobile_branch' && row.kind !== 'cloud_branch') continue
    const short = regions.find((region) => region.code === row.regionCode)?.short.zh ?? ''
    const [kind, name] =
      row.kind === 'cloud_branch'
        ? ['platform', row.enterprise ?? '']
        : row.driverGroup === 'ride_hailing'
          ? ['platform', '示例网约车平台']
          : random.chance(0.6)
            ? ['park', `${short}示例${random.pick(words)}物流园`]
            : ['grid', `${short}示例货运网格${random.int(1, 9)}片`]
    await client.query('update org set stands_for_kind = $2, stands_for = $3 where id = $1', [row.id, kind, name])
  }
}

export type UnionRow = { id: string; enterpriseId: string | null; personId: string | null; validFrom: Day; basis: string }

/** As many enterprises as were published; of their drivers those on the register, which are fewer than the published ones. */
export function demoUnion(
  enterprises: readonly EnterpriseRow[],
  people: readonly PersonRow[],
  today: Day,
  newId: () => string,
): UnionRow[] {
  const random = new Random('union')
  const since = () => addDays(today, -random.int(60, 900))
  const joined = random.sample(
    enterprises.filter(({ kind }) => kind !== 'partner'),
    unionEnterprises,
  )
  const names = new Set(joined.map(({ name }) => name))
  const drivers = people.filter(
    ({ employer, driverGroup }) => driverGroup === 'truck' && employer !== null && names.has(employer) && random.chance(0.85),
  )
  return [
    ...joined.map(({ id }) => ({ id: newId(), enterpriseId: id, personId: null, validFrom: since(), basis: '示例：入会申请书' })),
    ...drivers.map(({ id }) => ({ id: newId(), enterpriseId: null, personId: id, validFrom: since(), basis: '示例：会员登记表' })),
  ]
}
