import { eq, sql } from 'drizzle-orm'
import { account } from '@/db/schema/account'
import { setting } from '@/db/schema/setting'
import type { Scope } from './place'

/** Settings with their dates. */
export function settingViews({ db, place }: Scope) {
  return {
    get setting() {
      place('setting.manage')
      return db
        .select({
          id: setting.id,
          key: setting.key,
          value: setting.value,
          validFrom: setting.validFrom,
          setBy: sql<string | null>`${account.displayName}`.as('set_by_name'),
        })
        .from(setting)
        .leftJoin(account, eq(account.id, setting.setBy))
        .as('setting_view')
    },
  }
}
