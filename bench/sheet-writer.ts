import { writeXlsxStream, type XlsxStreamRow } from 'hucre/xlsx'
import { Pool } from 'pg'
import * as z from 'zod'
import { memberEntity } from '@/domain/member'
import { memberStages, memberStandings } from '@/domain/member-words'

/** Writes the register as one xlsx and tells time, size and memory; a process of its own, so that memory is this work's alone. */
const { DATABASE_URL } = z.object({ DATABASE_URL: z.string() }).parse(process.env)
const [, , source] = process.argv
const batch = 5_000
const fields = memberEntity.fields
const labels = [fields.name, fields.driverGroup, fields.employer, fields.joinedOn, fields.phone].map((field) => field.label.zh)
const headers = [...labels, '拼音', '阶段', '状态', '正式组织', '纳管组织']

const text = `
select p.id, p.name, p.driver_group, p.employer, p.joined_on::text, p.phone_mask, p.pinyin, p.stage, p.standing, o.name as org, k.name as keeper
from (select * from person where (name collate "zh-x-icu", id) > ($1, $2::uuid) order by name collate "zh-x-icu", id limit $3) p
left join org o on o.id = p.org_id left join org k on k.id = p.presence_org_id order by p.name collate "zh-x-icu", p.id`
const cell = z.string().nullable()
const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  driver_group: cell,
  employer: cell,
  joined_on: cell,
  phone_mask: cell,
  pinyin: cell,
  stage: z.enum(Object.keys(memberStages)),
  standing: z.enum(Object.keys(memberStandings)),
  org: cell,
  keeper: cell,
})

const pool = new Pool({ connectionString: DATABASE_URL, max: 1 })
let rows = 0

/** A batch a page, by keyset, as a list's export would read it. */
async function* fromDatabase(): AsyncGenerator<XlsxStreamRow> {
  let [name, id] = ['', '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const found = z.array(rowSchema).parse((await pool.query({ name: 'batch', text, values: [name, id, batch] })).rows)
    for (const row of found)
      yield [
        row.name,
        row.driver_group,
        row.employer,
        row.joined_on,
        row.phone_mask,
        row.pinyin,
        row.stage,
        row.standing,
        row.org,
        row.keeper,
      ]
    const last = found.at(-1)
    if (last === undefined) return
    ;[name, id] = [last.name, last.id]
  }
}

async function* counted(lines: AsyncIterable<XlsxStreamRow> | Iterable<XlsxStreamRow>): AsyncGenerator<XlsxStreamRow> {
  for await (const line of lines) {
    rows += 1
    yield line
  }
}

async function inMemory(): Promise<XlsxStreamRow[]> {
  const held: XlsxStreamRow[] = []
  for await (const line of fromDatabase()) held.push(line)
  return held
}

const lines = source === 'memory' ? await inMemory() : fromDatabase()
const before = process.memoryUsage.rss()
let peak = before
let bytes = 0
const began = performance.now()
for await (const chunk of writeXlsxStream(counted(lines), { name: '党员', columns: headers.map((header) => ({ header })) })) {
  bytes += chunk.byteLength
  peak = Math.max(peak, process.memoryUsage.rss())
}
const seconds = (performance.now() - began) / 1000
await pool.end()
console.log(JSON.stringify({ rows, seconds, bytes, extra: (peak - before) / 1024 / 1024 }))
// The launcher's channel would take a natural end for its own death.
process.exit(0)
