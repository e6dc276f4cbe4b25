import { createTranslator } from 'next-intl'
import * as z from 'zod'
import { openSnapshot } from '@/db/open'
import { fileAsked } from '@/domain/list'
import { momentOf } from '@/domain/moment'
import type { Day } from '@/domain/month'
import type { Total } from '@/domain/page'
import { may, type Right } from '@/domain/roles'
import type { Locale, Words } from '@/domain/words'
import { permit, type Actor, type Rights } from '../actor'
import type { Base } from '../database'
import { auditTaken, type Download } from '../download'
import { log } from '../log'
import { parse } from '../parse'
import { readKit, type ReadKit } from '../read'
import { refuse } from '../refusal'
import { typeOf, writtenTable, type Batches, type FileCell } from '../table/written'
import { translatable } from '../translatable'
import { turnsOf } from '../turns'
import { filtersTold, type FilterTold } from './filter'
import { watched } from './watched'

/** What a cell is told by: the words of the file's language, and the day. */
type Telling = { words: (words: Words) => string; today: Day }
export type FileColumn<Row> = {
  label: Words
  cell: (row: Row, telling: Telling) => FileCell
  width: number
  identifier: boolean
}
/** A page of a list as the list's own read gives it. `left` counts rows of the total that are not shown. */
export type FilePage<Row> = { items: readonly Row[]; next: string | null; total: Total; left?: number }
type Turn = { cursor: string | undefined; limit: number }

type Definition<S extends z.ZodRawShape, Row> = {
  name: string
  /** The right to take the file along; the list's own right is asked for as well. */
  right: Extract<Right, 'list.export' | 'roster.export'>
  list: Rights
  http: `GET /api/${string}`
  /** As of a read. */
  crosses?: string
  title: Words
  input: z.ZodObject<S>
  filters: Readonly<Record<keyof S & string, FilterTold>>
  page: (kit: ReadKit, input: z.output<z.ZodObject<S>>, turn: Turn) => Promise<FilePage<Row>>
  /** By the column of the screen: what stands in one there may be several here. */
  columns: Readonly<Record<string, readonly FileColumn<Row>[]>>
}

const pageRows = 5_000
/** More rows than any list has. */
const everything = 2_000_000_000
/** A connection of the pool each, for as long as the file is taken. */
const turns = turnsOf(3)
const stallMs = 60_000

/** As somebody who has no other grants than those that carry a right: a list then holds what may leave. */
const narrowed = (actor: Actor, right: Right): Actor => ({ ...actor, grants: actor.grants.filter(({ role }) => may(role, right)) })

const wordsOf = (locale: Locale) =>
  createTranslator({ locale: locale === 'zh' ? 'zh-CN' : 'en', messages: translatable(locale), namespace: 'list.file' })

/**
 * A list as a file: the rows of the list's own read, in its order, under its own filters, all of one snapshot, written
 * while they are taken. Its head tells how many there are and its last line how many were written; should they differ,
 * or anything fail, the file breaks off and has no last line.
 */
export function listFile<S extends z.ZodRawShape, Row>(def: Definition<S, Row>): Download {
  const { name, right, http, crosses } = def
  const input = z.object({ ...def.input.shape, ...fileAsked })
  const call = async (base: Base, actor: Actor, raw: unknown) => {
    permit(actor, right)
    const exporter = narrowed(actor, right)
    permit(exporter, def.list)
    const { format, columns: keys = Object.keys(def.columns) } = parse(z.object(fileAsked), raw)
    const asked = parse(def.input, raw)
    const columns = keys.flatMap((key) => {
      const found = Object.hasOwn(def.columns, key) ? def.columns[key] : undefined
      if (found === undefined) refuse('columns', 'field_invalid')
      return found
    })
    const giveBack = await turns()
    const snapshot = await openSnapshot(base.pool).catch((error: unknown) => {
      giveBack()
      throw error
    })
    let open = true
    const end = async () => {
      if (!open) return
      open = false
      await snapshot.close()
      giveBack()
    }
    try {
      const now = new Date()
      const source = { ...base, db: snapshot.db }
      const kit = readKit(source, exporter, { now, countTo: everything })
      const later = readKit(source, exporter, { now, countTo: 0 })
      const first = await def.page(kit, asked, { cursor: undefined, limit: pageRows })
      const left = first.left ?? 0
      const count = first.total.count - left
      const { locale } = actor
      const t = wordsOf(locale)
      const title = def.title[locale]
      const filters = await filtersTold(kit, def.filters, asked)
      const tell = (hidden: string | null) =>
        filters
          .map(({ key, label, value }) => t('filter', { label: label[locale], value: key === hidden ? '…' : value[locale] }))
          .join(t('between'))
      const told = tell(null)
      const head: string[][] = [
        [actor.demo ? t('demo', { title }) : title],
        [told === '' ? t('unfiltered') : t('filters', { filters: told })],
        [t('taken', { name: actor.displayName, account: actor.name, at: momentOf(now.toISOString()) })],
        [left === 0 ? t('count', { count }) : t('countLeft', { count, left })],
        columns.map(({ label }) => label[locale]),
      ]
      const telling: Telling = { words: (words) => words[locale], today: kit.today }
      const fileName = `${actor.demo ? t('demo', { title }) : title} ${kit.today}.${format}`
      await auditTaken(base.db, actor, {
        action: name,
        noun: 'list',
        rowId: null,
        orgId: null,
        after: {
          list: title,
          // What was searched for may be somebody's name or number; neither is left behind.
          filters: tell('q'),
          columns: columns.map(({ label }) => label.zh).join('、'),
          rows: count,
          format,
          fileName,
        },
      })
      async function* batches(): Batches {
        yield head
        let written = 0
        for await (const rows of pagesFrom(first, (cursor) => def.page(later, asked, { cursor, limit: pageRows }))) {
          written += rows.length
          yield rows.map((row) => columns.map((column) => column.cell(row, telling)))
        }
        if (written !== count) throw new Error(`${name}: ${written} rows of ${count}`)
        yield [[t('end', { count })]]
      }
      const sheet = { name: title.slice(0, 31), columns, frozen: head.length }
      const body = watched(writtenTable(format, sheet, batches()), {
        stallMs,
        end,
        // A query's own error names its parameters, names of persons among them; its cause does not.
        broken: (error) =>
          log.error({ id: actor.requestId, err: error instanceof Error ? (error.cause ?? error) : error }, 'a file of a list broke off'),
      })
      return { fileName, type: typeOf(format), body }
    } catch (error) {
      await end()
      throw error
    }
  }
  const described = Object.defineProperty(call, 'name', { value: name })
  return Object.assign(described, { type: 'download' as const, right, http, input, ...(crosses === undefined ? {} : { crosses }) })
}

/** The rows of a list page by page; the next page is fetched while one is written. */
async function* pagesFrom<Row>(
  first: FilePage<Row>,
  pageAfter: (cursor: string) => Promise<FilePage<Row>>,
): AsyncGenerator<readonly Row[]> {
  let page = first
  for (;;) {
    const next = page.next === null ? null : pageAfter(page.next)
    // Awaited below; heard here, in case that nobody comes back for it.
    next?.catch(() => undefined)
    yield page.items
    if (next === null) return
    page = await next
  }
}
