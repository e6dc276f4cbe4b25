import { customType, uuid } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'

/** A UUIDv7 made by the application: sorted by time, no round trip, no sequence. */
export const id = () =>
  uuid('id')
    .primaryKey()
    .$defaultFn(() => uuidv7())

/** An instant as an ISO string in UTC, so rows travel as JSON without conversion. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz',
  fromDriver: (value) => new Date(value).toISOString(),
})

/** A month `YYYY-MM`, stored as its first day. */
export const month = customType<{ data: string; driverData: string }>({
  dataType: () => 'date',
  fromDriver: (value) => value.slice(0, 7),
  toDriver: (value) => `${value}-01`,
})

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
