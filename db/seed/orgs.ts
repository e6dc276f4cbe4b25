import { addDays, type Day } from '@/domain/month'
import type { DriverGroup, OrgKind, OrgLevel } from '@/domain/org-words'
import { regions, type Region } from '@/domain/region'
import { words } from './names'
import type { Random } from './random'

export type OrgRow = {
  id: string
  level: OrgLevel
  kind: OrgKind
  name: string
  regionCode: string
  driverGroup: DriverGroup | null
  enterprise: string | null
  newNonpublic: boolean
  foundedOn: Day
  committeeSince: Day | null
  sort: number
}
export type OrgSeed = { row: OrgRow; parent: OrgSeed | null }
export type LinkRow = { id: string; line: 'industry' | 'territory'; childId: string; parentId: string; validFrom: Day }

/** 工业园区 has no committee of its own in the demonstration: 姑苏区's covers it. */
const park = '320571'
const gusu = '320508'

/** The secretary of the demonstration leads this branch. */
export const firstBranchName = '相城区货运流动党员第一党支部'

function committee(level: OrgLevel, name: string, regionCode: string, foundedOn: Day, sort: number, newId: () => string): OrgRow {
  return {
    id: newId(),
    level,
    kind: 'industry_committee',
    name,
    regionCode,
    driverGroup: null,
    enterprise: null,
    newNonpublic: false,
    foundedOn,
    committeeSince: null,
    sort,
  }
}

/** The 1 + 9 industry committees. The city's own has its seat in 姑苏区, so that ten districts add up. */
export function committees(foundedOn: Day, newId: () => string): { city: OrgSeed; counties: OrgSeed[] } {
  const city: OrgSeed = { row: committee('city', '苏州市道路运输行业党委', gusu, foundedOn, 0, newId), parent: null }
  const counties = regions
    .filter((region) => region.code !== park)
    .map((region, index): OrgSeed => ({
      row: committee('county', `${region.name.zh}道路运输行业党委`, region.code, foundedOn, index + 1, newId),
      parent: city,
    }))
  return { city, counties }
}

/** How many truck branches lie in a district: mobile, newly founded in enterprises, all others. */
const spread: Readonly<Record<string, { mobile: number; fresh: number; other: number }>> = {
  '320582': { mobile: 4, fresh: 1, other: 6 },
  '320581': { mobile: 3, fresh: 1, other: 6 },
  '320585': { mobile: 3, fresh: 1, other: 4 },
  '320583': { mobile: 4, fresh: 2, other: 7 },
  '320509': { mobile: 4, fresh: 1, other: 5 },
  '320506': { mobile: 3, fresh: 1, other: 4 },
  '320507': { mobile: 4, fresh: 1, other: 5 },
  '320508': { mobile: 1, fresh: 0, other: 3 },
  '320505': { mobile: 2, fresh: 0, other: 3 },
  '320571': { mobile: 2, fresh: 1, other: 3 },
}
/** Kinds of the 46 others in the order in which districts take them; a `nested` branch lies below the last 党委 or 党总支. */
const otherKinds: readonly (OrgKind | 'nested')[] = [
  'committee',
  'nested',
  'nested',
  'branch',
  'joint_branch',
  'temporary_branch',
  'general_branch',
  'nested',
  'nested',
  'branch',
  'joint_branch',
  'branch',
  'general_branch',
  'nested',
  'nested',
  'temporary_branch',
  'committee',
  'nested',
  'nested',
  'branch',
  'joint_branch',
  'branch',
  'temporary_branch',
  'general_branch',
  'nested',
  'nested',
  'joint_branch',
  'branch',
  'joint_branch',
  'branch',
  'temporary_branch',
  'joint_branch',
  'committee',
  'nested',
  'nested',
  'joint_branch',
  'temporary_branch',
  'branch',
  'joint_branch',
  'temporary_branch',
  'branch',
  'temporary_branch',
  'branch',
  'general_branch',
  'nested',
  'nested',
]
const kindNames: Readonly<Partial<Record<OrgKind, string>>> = {
  committee: '党委',
  general_branch: '党总支',
  branch: '党支部',
  joint_branch: '联合党支部',
  temporary_branch: '临时党支部',
}
const ordinals = ['第一', '第二', '第三', '第四']

type Facts = {
  kind: OrgKind
  name: string
  region: Region
  group: DriverGroup
  parent: OrgSeed
  foundedOn: Day
  enterprise?: string
  fresh?: boolean
}

/** Every organisation of the demonstration city, parents before children. `committeeSince` comes from the roster. */
export function demoOrgs(random: Random, today: Day, newId: () => string): OrgSeed[] {
  const { city, counties } = committees(addDays(today, -7 * 365), newId)
  const all: OrgSeed[] = [city, ...counties]
  const names = random.sample(words, words.length)
  const firm = (kind: string) => `示例${names.pop() ?? ''}${kind}有限公司`
  const add = (facts: Facts): OrgSeed => {
    const seed: OrgSeed = {
      row: {
        id: newId(),
        level: 'basic',
        kind: facts.kind,
        name: facts.name,
        regionCode: facts.region.code,
        driverGroup: facts.group,
        enterprise: facts.enterprise ?? null,
        newNonpublic: facts.fresh ?? false,
        foundedOn: facts.foundedOn,
        committeeSince: null,
        sort: all.length * 10,
      },
      parent: facts.parent,
    }
    all.push(seed)
    return seed
  }
  /** Most bodies are some years old; the rest came within the two years that the charts show. */
  const founding = (recent: number) => addDays(today, -(random.chance(recent) ? random.int(45, 700) : random.int(760, 2150)))
  const kinds = [...otherKinds]
  for (const region of regions) {
    const code = region.code === park ? gusu : region.code
    const parent = counties.find((seed) => seed.row.regionCode === code) ?? city
    const count = spread[region.code] ?? { mobile: 0, fresh: 0, other: 0 }
    for (const ordinal of ordinals.slice(0, count.mobile)) {
      const name = `${region.name.zh}货运流动党员${ordinal}党支部`
      add({
        kind: 'mobile_branch',
        name,
        region,
        group: 'truck',
        parent,
        foundedOn: name === firstBranchName ? addDays(today, -1480) : founding(0.2),
      })
    }
    for (let i = 0; i < count.fresh; i += 1) {
      const enterprise = firm('物流')
      add({
        kind: 'branch',
        name: `${enterprise}党支部`,
        region,
        group: 'truck',
        parent,
        foundedOn: founding(0.3),
        enterprise,
        fresh: true,
      })
    }
    let above = parent
    for (const next of kinds.splice(0, count.other)) {
      const enterprise = next === 'nested' ? (above.row.enterprise ?? firm('运输')) : firm('运输')
      if (next === 'nested') {
        const place = random.pick(['车队', '仓配中心', '干线部', '城配部', '调度中心', '维修站'])
        const name = `${enterprise}${place}党支部`
        const taken = all.some((seed) => seed.row.name === name)
        add({
          kind: 'branch',
          name: taken ? `${enterprise}机关党支部` : name,
          region,
          group: 'truck',
          parent: above,
          foundedOn: addDays(above.row.foundedOn, random.int(20, 60)),
          enterprise,
        })
      } else {
        const leads = next === 'committee' || next === 'general_branch'
        const name =
          next === 'joint_branch'
            ? `${region.short.zh}示例${names.pop() ?? ''}货运${kindNames[next] ?? ''}`
            : `${enterprise}${kindNames[next] ?? ''}`
        const seed = add({
          kind: next,
          name,
          region,
          group: 'truck',
          parent,
          foundedOn: leads ? addDays(today, -random.int(900, 2150)) : founding(0.12),
          ...(next === 'joint_branch' ? {} : { enterprise }),
        })
        above = leads ? seed : parent
      }
    }
  }
  const [seat] = regions.filter((region) => region.code === park)
  if (seat !== undefined)
    add({
      kind: 'cloud_branch',
      name: '货运平台云上党支部（示例）',
      region: seat,
      group: 'truck',
      parent: city,
      foundedOn: addDays(today, -1210),
      enterprise: '示例货运平台',
    })
  rideHailing(random, counties, add, founding)
  return all
}

/** Twelve branches of ride-hailing drivers, apart from the 86. */
function rideHailing(random: Random, counties: readonly OrgSeed[], add: (facts: Facts) => OrgSeed, founding: (recent: number) => Day) {
  const places = [...counties, ...random.sample(counties, 3)]
  const seen = new Map<string, number>()
  places.forEach((parent, index) => {
    const region = regions.find((item) => item.code === parent.row.regionCode)
    if (region === undefined) return
    const ordinal = ordinals[seen.get(region.code) ?? 0] ?? ''
    seen.set(region.code, (seen.get(region.code) ?? 0) + 1)
    const mobile = index % 2 === 1
    const name = mobile ? `${region.name.zh}网约车流动党员示例${ordinal}党支部` : `${region.name.zh}网约车司机示例${ordinal}党支部`
    add({ kind: mobile ? 'mobile_branch' : 'branch', name, region, group: 'ride_hailing', parent, foundedOn: founding(0.25) })
  })
}

/** Links of the 行业 line, each valid from the child's founding. */
export const linksOf = (orgs: readonly OrgSeed[], newId: () => string): LinkRow[] =>
  orgs.flatMap(({ parent, row }) =>
    parent === null ? [] : [{ id: newId(), line: 'industry', childId: row.id, parentId: parent.row.id, validFrom: row.foundedOn }],
  )
