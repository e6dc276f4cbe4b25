import { and, desc, eq, gte, lt } from 'drizzle-orm'
import { auditList, auditListInput } from '@/domain/audit-list'
import { addDays } from '@/domain/month'
import * as z from 'zod'
import { after, exactInstant } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { read } from '../read'
import { refuse } from '../refusal'

const midnight = (day: string) => `${day}T00:00:00+08:00`

const place = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/), z.uuid()])

/** An instant and an id from a cursor; anything else is refused before the database sees it. */
function placeIn(cursor: string): [string, string] {
  const parsed = place.safeParse(cursorValues(cursor, 2))
  if (!parsed.success) refuse('cursor', 'field_invalid')
  return parsed.data
}

/** The audit log, newest first; every filter alone is answered by an index in the order of the list. */
export const listAudit = read({
  name: 'audit.list',
  right: 'audit.read',
  http: 'GET /api/audit',
  input: auditListInput,
  output: auditList,
  run: async ({ select, from, counted }, { cursor, limit, from: first, to: last, account, action, noun, row }) => {
    const { audit } = from
    const wanted = and(
      first === undefined ? undefined : gte(audit.at, midnight(first)),
      last === undefined ? undefined : lt(audit.at, midnight(addDays(last, 1))),
      account === undefined || account === '' ? undefined : eq(audit.accountName, account),
      action === undefined ? undefined : eq(audit.action, action),
      noun === undefined ? undefined : eq(audit.noun, noun),
      row === undefined || row === '' ? undefined : eq(audit.rowId, row),
    )
    const rows = await select({
      id: audit.id,
      at: audit.at,
      exact: exactInstant(audit.at),
      accountName: audit.accountName,
      action: audit.action,
      noun: audit.noun,
      rowId: audit.rowId,
      before: audit.before,
      after: audit.after,
      address: audit.address,
      requestId: audit.requestId,
    })
      .from(audit)
      .where(and(wanted, cursor === undefined ? undefined : after([audit.at, audit.id], placeIn(cursor), 'down')))
      .orderBy(desc(audit.at), desc(audit.id))
      .limit(limit + 1)
    const total = await counted(select({ id: audit.id }).from(audit).where(wanted))
    return pageFrom(rows, limit, total, (event) => [event.exact, event.id])
  },
})
