import { expect, test } from 'vitest'
import { testDatabase } from '../testing'
import { seedDatabase } from './run'

test('the register makes every truck driver of the census a person, on top of a demonstration', async () => {
  const city = await testDatabase('tiny')
  try {
    await seedDatabase({ url: city.url, scenario: 'register', dataKey: city.dataKey })
    const { rows } = await city.pool.query(
      `select (select count(*)::int from person where driver_group = 'truck') as drivers,
              (select count(*)::int from person where driver_group = 'truck' and stage in ('probationary', 'full') and standing = 'normal') as members,
              (select count(*)::int from membership where org_id is null and external_org_id is null) as nowhere,
              (select scenario from installation) as scenario`,
    )
    expect(rows).toEqual([{ drivers: 100_120, members: 22, nowhere: 0, scenario: 'register' }])
  } finally {
    await city.drop()
  }
})
