import { asc, desc, eq } from 'drizzle-orm'
import * as z from 'zod'
import { AppError } from '@/domain/errors'
import { memberStagesCounted } from '@/domain/member-words'
import { destinations, destinationsInput, transferListInput, transferPage, transfersOfPerson } from '@/domain/transfer'
import { after, byName, containsText, countRows } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { orgsHolding } from '../reach'
import { read, type ReadKit } from '../read'
import { shownRows } from './row'

const crosses = 'a letter names the organisation at its other end'
const viewOf = ({ from }: ReadKit, direction: 'in' | 'out') => (direction === 'in' ? from.transferIn : from.transferOut)

async function openIn(kit: ReadKit, direction: 'in' | 'out'): Promise<number> {
  const view = viewOf(kit, direction)
  const [row] = await kit.select({ count: countRows() }).from(view).where(eq(view.state, 'sent'))
  return row?.count ?? 0
}

/** What comes to the caller's place or goes from it: first what waits, then what is settled, the newest letter first. */
export const transferList = read({
  name: 'transfer.list',
  right: 'person.read',
  http: 'GET /api/transfers',
  crosses,
  input: transferListInput,
  output: transferPage,
  run: async (kit, { direction, cursor, limit }) => {
    const view = viewOf(kit, direction)
    const order = [view.open, view.sentOn, view.id]
    const [rows, total, incoming, outgoing] = await Promise.all([
      kit
        .select()
        .from(view)
        .where(cursor === undefined ? undefined : after(order, cursorValues(cursor, 3), 'down'))
        .orderBy(...order.map((column) => desc(column)))
        .limit(limit + 1),
      kit.counted(kit.select({ id: view.id }).from(view)),
      openIn(kit, 'in'),
      openIn(kit, 'out'),
    ])
    const page = pageFrom(rows, limit, total, (row) => [row.open, row.sentOn, row.id])
    return {
      ...page,
      items: await shownRows(kit, direction, page.items),
      today: kit.today,
      open: { in: incoming, out: outgoing },
      mayAdmit: kit.can('member.edit'),
    }
  },
})

/** The transfers of one person that the caller's place took part in. */
export const transferOfPerson = read({
  name: 'transfer.person',
  right: 'person.read',
  http: 'GET /api/transfers/persons/{id}',
  crosses,
  input: z.object({ id: z.uuid() }),
  output: transfersOfPerson,
  run: async (kit, { id }) => {
    const { person, transferIn, transferOut } = kit.from
    const [found] = await kit.select().from(person).where(eq(person.id, id))
    if (found === undefined) throw new AppError('not_found')
    const [arrived, sent, held] = await Promise.all([
      kit.select().from(transferIn).where(eq(transferIn.personId, id)),
      kit.select().from(transferOut).where(eq(transferOut.personId, id)),
      orgsHolding(kit, 'member.edit', [found.orgId, found.presenceOrgId]),
    ])
    const incoming = await shownRows(kit, 'in', arrived)
    const outgoing = await shownRows(kit, 'out', sent)
    // Between two branches of one place a letter is seen from both ends, and shown from the receiving one.
    const rows = [...incoming, ...outgoing.filter((row) => !incoming.some((other) => other.id === row.id))]
    const member = memberStagesCounted.includes(found.stage)
    const open = rows.some((row) => row.state === 'sent')
    const here = found.orgId !== null && held.has(found.orgId)
    return {
      today: kit.today,
      items: rows.sort((a, b) => (a.sentOn < b.sentOn ? 1 : a.sentOn > b.sentOn ? -1 : 0)),
      maySend: here && member && found.standing === 'normal' && !open,
      mayAdmit:
        member && held.size > 0 && (found.orgId === null ? found.standing === 'normal' : here && found.standing === 'transferred') && !open,
    }
  },
})

const destinationsShown = 20

/** Organisations that a letter may be addressed to, by a part of the name. */
export const transferDestinations = read({
  name: 'transfer.destinations',
  right: 'member.edit',
  http: 'GET /api/transfers/destinations',
  crosses: 'a letter may be addressed to any organisation of the city that takes members; its name is all that is told',
  input: destinationsInput,
  output: destinations,
  run: async (kit, { q }) => {
    const { destination } = kit.from
    const rows = await kit
      .select()
      .from(destination)
      .where(containsText(destination.name, q))
      .orderBy(byName(destination.name), asc(destination.id))
      .limit(destinationsShown + 1)
    return { items: rows.slice(0, destinationsShown), more: rows.length > destinationsShown }
  },
})
