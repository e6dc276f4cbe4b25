import type { ClientBase } from 'pg'
import { uuidv7 } from 'uuidv7'
import { addDays, daysBetween, type Day } from '@/domain/month'
import { regions } from '@/domain/region'
import type { Cipher } from '../cipher'
import { membership, person } from '../schema/person'
import { driversOf } from './figures'
import { identityOf } from './identity'
import { insertAll } from './insert'
import { inventLongName } from './names'
import { phoneOf } from './people'
import { apportion, Random } from './random'

/** All truck drivers of the published census. */
const registerSize = 100_120
const batch = 10_000

/** Makes the drivers of the census persons without a stage, spread over the truck branches of each district. */
export async function seedRegister(client: ClientBase, today: Day, cipher: Cipher): Promise<void> {
  const random = new Random('register')
  const known = await client.query<{ count: number; people: number }>(
    `select count(*) filter (where driver_group = 'truck')::int as count, count(*)::int as people from person`,
  )
  const orgs = await client.query<{ id: string; region: string; founded: string }>(
    `select id, region_code as region, founded_on::text as founded from org
     where level = 'basic' and driver_group = 'truck' and dissolved_on is null order by sort, name`,
  )
  const wanted = registerSize - (known.rows[0]?.count ?? 0)
  const first = known.rows[0]?.people ?? 0
  if (wanted <= 0) return
  const districts = regions
    .map((region) => ({ drivers: driversOf(region.code), here: orgs.rows.filter((org) => org.region === region.code) }))
    .filter(({ here }) => here.length > 0)
  const shares = apportion(
    wanted,
    districts.map(({ drivers }) => drivers),
  )
  const places = districts.flatMap(({ here }, index) => {
    const counts = apportion(
      shares[index] ?? 0,
      here.map(() => 0.5 + random.next()),
    )
    return here.flatMap((org, at) => Array.from({ length: counts[at] ?? 0 }, () => org))
  })
  for (let from = 0; from < places.length; from += batch) {
    const made = places.slice(from, from + batch).map((org, index) => {
      const id = uuidv7()
      const since = addDays(org.founded, random.int(0, Math.max(0, daysBetween(org.founded, today))))
      return {
        person: {
          id,
          ...inventLongName(random),
          ...phoneOf(first + from + index, cipher),
          ...identityOf(first + from + index, null, today, cipher),
          driverGroup: 'truck' as const,
          employer: null,
          joinedOn: null,
        },
        membership: {
          id: uuidv7(),
          personId: id,
          orgId: org.id,
          stage: 'masses' as const,
          standing: 'normal' as const,
          validFrom: since,
          basis: '摸排登记',
        },
      }
    })
    await insertAll(
      client,
      person,
      made.map((row) => row.person),
    )
    await insertAll(
      client,
      membership,
      made.map((row) => row.membership),
    )
  }
}
