import { sql } from 'drizzle-orm'
import { setting } from '@/db/schema/setting'
import type { Connection } from '@/db/open'
import { settingsFrom, type Settings } from '@/domain/setting'

/** The settings in force, for whatever runs without an actor; an actor carries its own. */
export async function currentSettings(db: Connection): Promise<Settings> {
  const rows = await db
    .selectDistinctOn([setting.key])
    .from(setting)
    .where(sql`${setting.validFrom} <= now()`)
    .orderBy(setting.key, sql`${setting.validFrom} desc`, sql`${setting.id} desc`)
  return settingsFrom(Object.fromEntries(rows.map((row) => [row.key, row.value])))
}
