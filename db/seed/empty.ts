import type { ClientBase } from 'pg'
import { uuidv7 } from 'uuidv7'
import { committees } from './orgs'
import { writeOrgs, writeRegions } from './write'

/** Early enough that bodies founded before the software can be entered below; the administrator mends it. */
const since = '2020-01-01'

/** A city to be filled: ten districts and the 1 + 9 industry committees, nothing invented. */
export async function seedEmpty(client: ClientBase): Promise<void> {
  const { city, counties } = committees(since, uuidv7)
  await writeRegions(client)
  await writeOrgs(client, [city, ...counties], uuidv7)
}
