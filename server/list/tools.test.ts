import { eq } from 'drizzle-orm'
import { parseCsv } from 'hucre/csv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { savedFilter } from '@/db/schema/list'
import { auditEvent } from '@/db/schema/audit'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { listColumns, listKeys, type ListKey } from '@/domain/list-columns'
import { filtersMost } from '@/domain/list-words'
import { dayOf, monthOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { memberList } from '../member/reads'
import { registry } from '../registry'
import { actorFor, baseOf } from '../testing'
import { dropFilter, hideColumns, renameFilter, saveFilter } from './commands'
import { showListTools } from './reads'

const own = tinyIds().xiangcheng
const theirs = tinyIds().wuzhong
const month = monthOf(dayOf(new Date()))
let database: TestDatabase
let base: Base
let actor: Actor
let other: Actor

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  actor = await actorFor(base, 'official.xiangcheng')
  other = await actorFor(base, 'secretary.xiangcheng')
})
afterAll(() => database.drop())

const tools = (list: ListKey, who = actor) => showListTools(base, who, { list })
const save = (list: ListKey, name: string, query: string, who = actor) => saveFilter(base, who, { list, name, query })
const refused = (fields: Record<string, string>) =>
  expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ fields }) })

describe('the columns of a list', () => {
  /** The file of each list, and what it must be asked for. */
  const files: Readonly<Record<ListKey, readonly [name: string, asked?: Readonly<Record<string, string>>]>> = {
    members: ['member.file'],
    development: ['development.file'],
    dues: ['dues.file', { org: own.mobile, month }],
    duesBranches: ['dues.branches_file', { month }],
    transfers: ['transfer.file'],
    absent: ['floating.absent_file'],
    floating: ['floating.file'],
    organisations: ['org.file'],
    stations: ['station.file'],
    readings: ['reading.file'],
    activities: ['activity.file'],
    duties: ['duty.file'],
    enterprises: ['enterprise.file'],
    union: ['union.file'],
    accounts: ['account.file'],
  }
  const headingsOf = async (list: ListKey, columns?: readonly string[]) => {
    const [name, asked] = files[list]
    const file = registry.get(name)
    if (file?.type !== 'download') throw new Error(`no file of ${list}`)
    const { body } = await file(base, actor, { ...asked, format: 'csv', columns: columns?.join(',') })
    return parseCsv(await new Response(body).text(), { skipBom: true })[4]
  }

  it.each(listKeys)('of %s are those of its file, in its order', async (list) => {
    expect(await headingsOf(list, listColumns[list])).toEqual(await headingsOf(list))
    expect(await headingsOf(list, listColumns[list].slice(0, 1))).not.toEqual(await headingsOf(list))
  })

  it('that are left out are kept with the account, on whatever device, and are nobody else’s', async () => {
    await hideColumns(base, actor, { list: 'members', hidden: ['phone', 'joined'] })
    await hideColumns(base, actor, { list: 'stations', hidden: ['hours'] })
    await hideColumns(base, actor, { list: 'members', hidden: ['group'] })
    const elsewhere = await actorFor(base, 'official.xiangcheng')
    expect((await tools('members', elsewhere)).hidden).toEqual(['group'])
    expect((await tools('stations', elsewhere)).hidden).toEqual(['hours'])
    expect((await tools('members', other)).hidden).toEqual([])
  })

  it('keep the one that names the row, and know no other list’s', async () => {
    for (const hidden of [['name'], ['uscc'], ['constructor']])
      await expect(hideColumns(base, actor, { list: 'members', hidden })).rejects.toEqual(refused({ hidden: 'field_invalid' }))
    await expect(hideColumns(base, actor, { list: 'persons', hidden: [] })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a saved filter', () => {
  it('is the view alone: which page was turned to and who was looked at are not kept', async () => {
    const { id } = await save('members', '本区流动', `?org=${own.county}&relation=presence&q=&cursor=abc&member=${own.applicant}`)
    expect((await tools('members')).filters).toEqual([{ id, name: '本区流动', query: `org=${own.county}&relation=presence` }])
    expect((await tools('stations')).filters).toEqual([])
  })

  it('is what the list’s address says of everything too', async () => {
    await save('members', '全部人员', 'stage=everyone&q=zhou')
    await save('stations', '全部阵地', 'state=all')
    expect((await tools('members')).filters.find(({ name }) => name === '全部人员')?.query).toBe('q=zhou&stage=everyone')
    expect((await tools('stations')).filters.map(({ query }) => query)).toEqual(['state=all'])
  })

  it('is checked when it is saved, and again when it is asked for', async () => {
    for (const query of ['stage=nonsense', 'org=nobody', 'month=2026-13', `q=${'长'.repeat(51)}`])
      await expect(save('members', '不对的', query)).rejects.toEqual(refused({ query: 'field_invalid' }))
    const { id } = await save('activities', '旧的', 'kind=theme_day')
    await base.db.update(savedFilter).set({ query: 'kind=of_an_older_release' }).where(eq(savedFilter.id, id))
    expect((await tools('activities')).filters).toEqual([{ id, name: '旧的', query: null }])
  })

  it('holds no number, in the search or in the name, however it is written', async () => {
    for (const number of ['13812345678', '138 1234 5678', '138-1234-5678', '１３８１２３４５６７８', '11010519491231002X', '张 1381234'])
      for (const [name, query, field] of [
        ['一个人', `q=${encodeURIComponent(number)}`, 'query'],
        [number, 'stage=applicant', 'name'],
      ] as const)
        await expect(save('members', name, query)).rejects.toEqual(refused({ [field]: 'number_kept' }))
    await expect(save('members', '一个人', `only=${own.applicant}&stage=everyone`)).rejects.toEqual(refused({ query: 'number_kept' }))
    const trail = JSON.stringify(await base.db.select().from(auditEvent))
    expect(trail).not.toMatch(/1381234|11010519491231002X/)
  })

  it('leaves its name in the audit, and not what it searches for', async () => {
    await save('members', '姓周的', 'q=周示')
    const trail = await base.db.select({ after: auditEvent.after }).from(auditEvent).where(eq(auditEvent.action, 'list.save_filter'))
    expect(JSON.stringify(trail)).toContain('姓周的')
    expect(JSON.stringify(trail)).not.toContain(encodeURIComponent('周示'))
    expect(JSON.stringify(trail)).not.toContain('周示')
  })

  it('has a name of its own, up to forty characters, and there are twenty a list at most', async () => {
    const { id } = await save('enterprises', '一', 'party=without')
    await expect(save('enterprises', '一', 'party=with')).rejects.toEqual(refused({ name: 'name_taken' }))
    await expect(save('enterprises', ' ', '')).rejects.toEqual(refused({ name: 'field_missing' }))
    await expect(save('enterprises', '字'.repeat(41), '')).rejects.toEqual(refused({ name: 'text_long' }))
    for (let n = 1; n < filtersMost; n++) await save('enterprises', `第 ${n} 个`, '')
    await expect(save('enterprises', '再一个', '')).rejects.toEqual(refused({ name: 'filters_many' }))
    await expect(renameFilter(base, actor, { id, name: '第 1 个' })).rejects.toEqual(refused({ name: 'name_taken' }))
    await renameFilter(base, actor, { id, name: '一' })
    await renameFilter(base, actor, { id, name: '没有党组织的' })
    expect((await tools('enterprises')).filters.find((filter) => filter.id === id)?.name).toBe('没有党组织的')
    await dropFilter(base, actor, { id })
    await save('enterprises', '再一个', '')
    expect((await tools('enterprises')).filters).toHaveLength(filtersMost)
  })

  it('is nobody else’s to see, to rename or to delete', async () => {
    const { id } = await save('duties', '我的', 'state=late')
    expect((await tools('duties', other)).filters).toEqual([])
    const unknown = { code: 'not_found' }
    await expect(renameFilter(base, other, { id, name: '别人的' })).rejects.toMatchObject(unknown)
    await expect(dropFilter(base, other, { id })).rejects.toMatchObject(unknown)
    await save('duties', '我的', 'state=pending', other)
    expect((await tools('duties')).filters).toEqual([{ id, name: '我的', query: 'state=late' }])
  })

  it('with an organisation out of reach answers as any address that names it', async () => {
    const { id } = await save('members', '隔壁', `org=${theirs.county}`)
    const { query } = (await tools('members')).filters.find((filter) => filter.id === id) ?? {}
    const asked = Object.fromEntries(new URLSearchParams(query ?? ''))
    const answer = async (input: unknown) => memberList(base, actor, input).catch((error: unknown) => error)
    expect(await answer(asked)).toEqual(await answer({ org: crypto.randomUUID() }))
  })
})
