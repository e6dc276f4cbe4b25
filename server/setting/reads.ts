import { desc } from 'drizzle-orm'
import { settingKeys, settingList } from '@/domain/setting'
import * as z from 'zod'
import { read } from '../read'

/** Every setting with its value in force, since when, and by whom. */
export const listSettings = read({
  name: 'setting.list',
  right: 'setting.manage',
  http: 'GET /api/settings',
  input: z.strictObject({}),
  output: settingList,
  run: async ({ selectDistinctOn, from, actor }) => {
    const { setting } = from
    const rows = await selectDistinctOn([setting.key], { key: setting.key, validFrom: setting.validFrom, setBy: setting.setBy })
      .from(setting)
      .orderBy(setting.key, desc(setting.validFrom), desc(setting.id))
    const changed = new Map(rows.map((row) => [row.key, row]))
    return settingKeys.map((key) => {
      const value = actor.settings[key]
      return {
        key,
        value: typeof value === 'object' ? [...value] : value,
        validFrom: changed.get(key)?.validFrom ?? null,
        setBy: changed.get(key)?.setBy ?? null,
      }
    })
  },
})
