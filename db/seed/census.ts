import type { ClientBase } from 'pg'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import type { CensusReasons } from '@/domain/census'
import { differencesOf, type CensusCounts } from '@/domain/census-rule'
import { censusLookKeys, censusReasonKeys, type CensusLook } from '@/domain/census-words'
import { addDays, type Day } from '@/domain/month'
import { regions } from '@/domain/region'
import { censusCampaign, censusDistrict, censusReturn } from '../schema/census'
import { keeperOf } from './enterprises'
import { censusOf } from './figures'
import { insertAll } from './insert'
import type { OrgSeed } from './orgs'
import { Random } from './random'

type Places = { orgs: readonly OrgSeed[]; cityId: string; home: string; today: Day }
type By = { admin: string; official: string }
type Look = { look: CensusLook; counts: CensusCounts; reasons: CensusReasons }

/** Member drivers by where they are kept, and organisations, as the demonstration has them; operators and drivers by the invented split. */
async function verifiedOf(client: ClientBase): Promise<ReadonlyMap<string, CensusCounts>> {
  const { rows } = await client.query(
    `select r.code,
        (select count(*)::int from person p join org o on o.id = coalesce(p.presence_org_id, p.org_id) where o.region_code = r.code
          and p.driver_group = 'truck' and p.stage in ('probationary', 'full') and p.standing = 'normal') as members,
        (select count(*)::int from org o where o.region_code = r.code and o.level = 'basic' and o.driver_group = 'truck') as organisations
      from region r`,
  )
  const found = z.array(z.object({ code: z.string(), members: z.number(), organisations: z.number() })).parse(rows)
  return new Map(
    found.map(({ code, members, organisations }) => [code, { ...censusOf(code), memberDrivers: members, organisations }] as const),
  )
}

/** A look with its reasons, against the one before it. */
function against(random: Random, look: CensusLook, counts: CensusCounts, before: CensusCounts | null): Look {
  const codes = censusReasonKeys.filter((code) => code !== 'other')
  const reasons: CensusReasons = {}
  for (const { category, change } of differencesOf(before, counts)) {
    const code = random.pick(codes.filter((key) => (change > 0 ? key !== 'left' && key !== 'twice' : key !== 'joined' && key !== 'missed')))
    reasons[category] = { code, note: '' }
  }
  return { look, counts, reasons }
}

/** Three looks that come ever closer to what was verified in the end. */
function looksTo(random: Random, verified: CensusCounts): readonly Look[] {
  const near = (counts: CensusCounts, by: number): CensusCounts => ({
    operators: counts.operators + random.int(-by, by),
    drivers: counts.drivers + random.int(-by, by) * 2,
    memberDrivers: Math.max(0, counts.memberDrivers + random.int(-2, 1)),
    organisations: counts.organisations,
  })
  const second = near(verified, 15)
  const first = near(second, 60)
  return [
    against(random, 'first', first, null),
    against(random, 'second', second, first),
    against(random, 'verification', verified, second),
  ]
}

/** A closed census whose verified counts add up to the published ones, and one that runs, with a corrected return at home. */
export async function seedCensus(client: ClientBase, { orgs, cityId, home, today }: Places, by: By): Promise<void> {
  const random = new Random('census')
  const verified = await verifiedOf(client)
  const at = (day: Day) => `${day}T16:00:00+08:00`
  async function open(name: string, opensOn: Day, dueOn: Day, note: string) {
    const id = uuidv7()
    await insertAll(client, censusCampaign, [{ id, orgId: cityId, name, opensOn, dueOn, note, openedBy: by.admin, openedAt: at(opensOn) }])
    const districts = regions.map(({ code }) => ({ id: uuidv7(), campaignId: id, regionCode: code, orgId: keeperOf(orgs, code) }))
    await insertAll(client, censusDistrict, districts)
    return { id, districts }
  }
  type District = Awaited<ReturnType<typeof open>>['districts'][number]
  const row = ({ id, orgId, regionCode }: District, { look, counts, reasons }: Look, countedOn: Day, supersededAt: string | null) => ({
    id: uuidv7(),
    districtId: id,
    orgId,
    look,
    ...counts,
    reasons,
    countedOn,
    basis: '示例：走访台账和平台名册',
    recordedBy: regionCode === home ? by.official : by.admin,
    recordedAt: at(countedOn),
    supersededAt,
  })

  const closed = await open('货车司机第一次摸排', addDays(today, -120), addDays(today, -20), '示例数据：各区县拆分为虚构')
  const found = closed.districts.map((district) => {
    const counts = verified.get(district.regionCode)
    if (counts === undefined) throw new Error(`no census for ${district.regionCode}`)
    return { district, looks: looksTo(random, counts) }
  })
  for (const [index, look] of censusLookKeys.entries()) {
    const day = () => addDays(today, -110 + index * 35 + random.int(0, 9))
    await insertAll(
      client,
      censusReturn,
      found.flatMap(({ district, looks }) => looks.filter((one) => one.look === look).map((one) => row(district, one, day(), null))),
    )
  }
  await client.query('update census_campaign set closed_by = $2, closed_at = $3, version = 2 where id = $1', [
    closed.id,
    by.admin,
    at(addDays(today, -8)),
  ])

  const running = await open('货车司机第二次摸排', addDays(today, -6), addDays(today, 50), '')
  const [early, late] = [addDays(today, -4), addDays(today, -1)]
  const begun = running.districts.flatMap((district, index) => {
    const counts = verified.get(district.regionCode)
    return counts === undefined || (district.regionCode !== home && index > 4) ? [] : [{ district, looks: looksTo(random, counts) }]
  })
  const [first, second] = censusLookKeys.map((look) =>
    begun.flatMap(({ district, looks }) => looks.filter((one) => one.look === look).map((one) => ({ district, one }))),
  )
  await insertAll(
    client,
    censusReturn,
    (first ?? []).flatMap(({ district, one }) => {
      if (district.regionCode !== home) return [row(district, one, early, null)]
      const mistaken = { ...one, counts: { ...one.counts, drivers: one.counts.drivers + 1000 } }
      return [row(district, mistaken, early, at(late)), { ...row(district, one, early, null), recordedAt: at(late) }]
    }),
  )
  await insertAll(
    client,
    censusReturn,
    (second ?? []).slice(0, 2).map(({ district, one }) => row(district, one, late, null)),
  )
}
