import { eq, inArray, isNull } from 'drizzle-orm'
import { orgClosure, orgLink } from '@/db/schema/org'
import { indicatorCell } from '@/db/schema/indicator'
import { AppError } from '@/domain/errors'
import { orgAgainstItself, orgCreate } from '@/domain/org'
import { orgTable } from '@/domain/org-table'
import { orgKinds, parentKinds, type OrgKind } from '@/domain/org-words'
import type { Fault } from '@/domain/table'
import * as z from 'zod'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { createOrg } from '../organisation/create'
import type { ReadKit } from '../read'
import type { Importer, WrittenRow } from './importer'
import { judgeBy } from './place-judge'
import { editedSince, enterEach } from './place-write'
import { opensOf } from './opens'

/** A line that may be written: its parent may be one of the same file, and is found by name when its turn comes. */
const facts = z.object({ parent: z.string(), input: orgCreate })
const anybody = '00000000-0000-4000-8000-000000000000'

const same = (text: string) => text
const isKind = (key: string): key is OrgKind => Object.hasOwn(orgKinds, key)

async function judge(kit: ReadKit) {
  const { orgToManage: org, link } = kit.from
  const rows = await kit.select().from(org).where(isNull(org.dissolvedOn))
  const links = await kit.select({ childId: link.childId, parentId: link.parentId }).from(link).where(isNull(link.validTo))
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  const parentOf = new Map(links.map(({ childId, parentId }) => [childId, nameOf.get(parentId) ?? null]))
  const opens = await opensOf(kit)
  const parents = new Map(
    rows.filter(({ kind }) => parentKinds.includes(kind)).map(({ id, name }) => [name, { opens: opens.get(id) ?? null }]),
  )
  const branches = new Set(rows.filter(({ kind }) => !parentKinds.includes(kind)).map(({ name }) => name))
  const known = new Map(
    rows.map((row) => [
      row.name,
      {
        name: row.name,
        kind: row.kind,
        parent: parentOf.get(row.id) ?? null,
        regionCode: row.regionCode,
        foundedOn: row.foundedOn,
        driverGroup: row.driverGroup,
        enterprise: row.enterprise,
        standsForKind: row.standsForKind,
        standsFor: row.standsFor,
        committeeSince: row.committeeSince,
      },
    ]),
  )
  return judgeBy(kit, {
    schema: facts,
    key: { column: 'name', plain: same, taken: 'name_taken' },
    columnOf: (field) => field.replace('input.', ''),
    known,
    taken: (names) => kit.taken('org', names),
    say: ({ parent = null, ...values }) => {
      const above = parents.get(parent ?? '')
      const { foundedOn = null, committeeSince = null, standsForKind = null, standsFor = null } = values
      const faults: Fault[] = [
        ...(['foundedOn', 'committeeSince'] as const).flatMap((column) =>
          (values[column] ?? '') > kit.today ? [{ column, code: 'date_future' }] : [],
        ),
        ...orgAgainstItself({ foundedOn, committeeSince, standsForKind, standsFor }),
      ]
      if (above === undefined) faults.push({ column: 'parent', code: branches.has(parent ?? '') ? 'parent_kind' : 'parent_unknown' })
      else if (above.opens !== null && (foundedOn ?? '') < above.opens)
        faults.push({ column: 'foundedOn', code: 'since_closed', params: { day: above.opens } })
      return { input: { parent, input: { ...values, parentId: anybody } }, faults }
    },
    enters: ({ name = null, kind = null }) => {
      if (name !== null && kind !== null && isKind(kind) && parentKinds.includes(kind)) parents.set(name, { opens: null })
    },
  })
}

async function enter(kit: CommandKit, line: unknown) {
  const { parent, input } = facts.parse(line)
  const { orgToManage: org } = kit.from
  const [above] = await kit.select({ id: org.id }).from(org).where(eq(org.name, parent))
  if (above === undefined) throw new AppError('conflict')
  return createOrg(kit, orgCreate.parse({ ...input, parentId: above.id }))
}

async function dependents(kit: CommandKit, rows: readonly WrittenRow[]) {
  const { orgToManage: org } = kit.from
  const ids = rows.map(({ id }) => id)
  return editedSince(rows, ids.length === 0 ? [] : await kit.select().from(org).where(inArray(org.id, ids)))
}

/** Whatever else stands on one of them, the database refuses to let it go and names the table. */
const undo = (kit: CommandKit, rows: readonly WrittenRow[]) => {
  const ids = rows.map(({ id }) => id)
  return kit.removeAll(nouns.org, ids, async (tx) => {
    await tx.delete(orgLink).where(inArray(orgLink.childId, ids))
    await tx.delete(orgClosure).where(inArray(orgClosure.orgId, ids))
    await tx.delete(indicatorCell).where(inArray(indicatorCell.orgId, ids))
  })
}

export const orgImporter: Importer = {
  table: orgTable,
  right: 'org.manage',
  lists: async (kit) => {
    const { orgToManage: org } = kit.from
    const rows = await kit.select({ name: org.name, kind: org.kind }).from(org).where(isNull(org.dissolvedOn))
    return { parent: rows.filter(({ kind }) => parentKinds.includes(kind)).map(({ name }) => name) }
  },
  judge,
  existing: () => Promise.resolve(new Map()),
  write: enterEach(enter),
  lock: 'organisations imported',
  dependents,
  undo,
}
