import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvent } from '@/db/schema/audit'
import { indicatorCell } from '@/db/schema/indicator'
import { setting } from '@/db/schema/setting'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { dayOf } from '@/domain/month'
import { settingKeys, settings, settingsFrom } from '@/domain/setting'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { changeSetting } from './commands'
import { currentSettings } from './current'
import { listSettings } from './reads'

let database: TestDatabase
let base: Base
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await base.db.transaction((tx) => rebuild(tx, settingsFrom({}), dayOf(new Date())))
})
afterAll(() => database.drop())

const change = async (key: string, value: unknown) => changeSetting(base, await actorFor(base, 'admin'), { key, value })
const cells = async () => (await base.db.select().from(indicatorCell)).map((cell) => JSON.stringify(cell)).sort()
const code = (fields: Record<string, string>) => expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ fields }) })

describe('the settings', () => {
  it('are listed, each with its initial value until it is changed', async () => {
    const list = await listSettings(base, await actorFor(base, 'admin'), {})
    expect(list.map((row) => row.key)).toEqual([...settingKeys])
    for (const row of list) expect(row).toEqual({ key: row.key, value: settings[row.key].initial, validFrom: null, setBy: null })
  })

  it('belong to the city administrator alone', async () => {
    for (const name of ['leader', 'official.xiangcheng', 'secretary.xiangcheng', 'keeper.xiangcheng', 'auditor']) {
      const actor = await actorFor(base, name)
      await expect(listSettings(base, actor, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(changeSetting(base, actor, { key: 'session.idle_minutes', value: 10 })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('change by a new row, noted with the value before, and hold from the next request on', async () => {
    await change('session.idle_minutes', 20)
    await change('session.idle_minutes', 25)
    expect(
      await base.db
        .select({ value: setting.value })
        .from(setting)
        .where(eq(setting.key, 'session.idle_minutes'))
        .orderBy(setting.validFrom),
    ).toEqual([{ value: 20 }, { value: 25 }])
    const actor = await actorFor(base, 'admin')
    expect(actor.settings['session.idle_minutes']).toBe(25)
    const row = (await listSettings(base, actor, {})).find((one) => one.key === 'session.idle_minutes')
    expect(row).toMatchObject({ value: 25, setBy: actor.displayName })
    const trail = await base.db
      .select({ rowId: auditEvent.rowId, before: auditEvent.before, after: auditEvent.after })
      .from(auditEvent)
      .where(eq(auditEvent.action, 'setting.change'))
      .orderBy(auditEvent.at)
    expect(trail).toEqual([
      { rowId: 'session.idle_minutes', before: { value: 30 }, after: { value: 20 } },
      { rowId: 'session.idle_minutes', before: { value: 20 }, after: { value: 25 } },
    ])
  })

  it.each([
    ['session.idle_minutes', 0, { value: 'setting_low' }],
    ['session.idle_minutes', 1_000, { value: 'setting_high' }],
    ['session.idle_minutes', '30', { value: 'count_invalid' }],
    ['sign_in.failures', 5, { value: 'nothing_changes' }],
    ['duty.basis', [], { value: 'choice_missing' }],
    ['duty.basis', ['club'], expect.anything()],
    ['no.such_key', 1, { key: 'field_invalid' }],
  ])('refuse %s = %j', async (key, value, fields) => {
    await expect(change(key, value)).rejects.toEqual(code(fields))
  })

  it.each([
    ['duty.basis', ['branch']],
    ['member.counted', ['normal', 'lost']],
  ])('%s counts every open month anew', async (key, value) => {
    const before = await cells()
    await change(key, value)
    const after = await cells()
    expect(after).not.toEqual(before)
    await base.db.transaction(async (tx) => rebuild(tx, await currentSettings(tx), dayOf(new Date())))
    expect(await cells()).toEqual(after)
  })

  it('two changes at once both count', async () => {
    await Promise.all([change('duty.basis', ['mobile_branch', 'branch']), change('member.counted', ['normal'])])
    const together = await cells()
    await base.db.transaction(async (tx) => rebuild(tx, await currentSettings(tx), dayOf(new Date())))
    expect(await cells()).toEqual(together)
  })
})
