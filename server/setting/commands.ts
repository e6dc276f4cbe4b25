import { setting } from '@/db/schema/setting'
import { settingChange, settingOf, settingRow } from '@/domain/setting'
import * as z from 'zod'
import { command } from '../command'
import { parse } from '../parse'
import { refuse } from '../refusal'

/** A new value from now on. What indicator cells are counted by counts every open month anew, in the same transaction. */
export const changeSetting = command({
  name: 'setting.change',
  right: 'setting.manage',
  http: 'PUT /api/settings/{key}',
  input: settingChange,
  output: settingRow,
  run: async (kit, { key, value }) => {
    const { schema, recounts } = settingOf(key)
    parse(z.object({ value: schema }), { value })
    const before = kit.actor.settings[key]
    if (JSON.stringify(before) === JSON.stringify(value)) refuse('value', 'nothing_changes')
    await kit.attach('setting', { id: key, at: 'city' }, { value: before }, { value }, (tx) =>
      tx.insert(setting).values({ key, value, setBy: kit.actor.accountId }),
    )
    if (recounts) kit.recount()
    return { key, value, validFrom: kit.now, setBy: kit.actor.displayName }
  },
})
