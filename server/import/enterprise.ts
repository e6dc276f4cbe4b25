import { and, inArray, isNull, ne } from 'drizzle-orm'
import { enterpriseCreate, reasonLacking } from '@/domain/enterprise'
import { enterpriseTable } from '@/domain/enterprise-table'
import { enterEnterprise } from '../enterprise/create'
import { nouns } from '../nouns'
import type { ReadKit } from '../read'
import type { Importer } from './importer'
import { judgeBy } from './place-judge'
import { editedSince, enterEach } from './place-write'

const keepersOf = (kit: ReadKit) => {
  const { orgToManage: org } = kit.from
  return kit
    .select({ id: org.id, name: org.name })
    .from(org)
    .where(and(isNull(org.dissolvedOn), ne(org.level, 'basic')))
}
const plain = (text: string) => text.replace(/\s+/g, '').toUpperCase()

async function judge(kit: ReadKit) {
  const { enterpriseToManage: enterprise } = kit.from
  const keepers = new Map((await keepersOf(kit)).map(({ id, name }) => [name, id]))
  const rows = await kit.select().from(enterprise)
  const known = rows.map(
    (row) =>
      [
        row.uscc,
        {
          name: row.name,
          uscc: row.uscc,
          kind: row.kind,
          regionCode: row.regionCode,
          org: row.orgName,
          noPartyReason: row.noPartyReason,
          noPartyNote: row.noPartyNote,
          dissolvedOn: row.dissolvedOn,
        },
      ] as const,
  )
  return judgeBy(kit, {
    schema: enterpriseCreate,
    key: { column: 'uscc', plain, taken: 'uscc_taken' },
    columnOf: (field) => (field === 'orgId' ? 'org' : field),
    known: new Map(known),
    taken: (codes) => kit.taken('enterprise', codes),
    say: ({ org = null, ...values }) => {
      const orgId = keepers.get(org ?? '')
      return {
        input: { ...values, orgId },
        faults: [
          ...(orgId === undefined ? [{ column: 'org', code: 'keeper_unknown' }] : []),
          ...((values['dissolvedOn'] ?? '') > kit.today ? [{ column: 'dissolvedOn', code: 'date_future' }] : []),
          ...reasonLacking({ noPartyReason: values['noPartyReason'] ?? null, noPartyNote: values['noPartyNote'] ?? null }),
        ],
      }
    },
  })
}

export const enterpriseImporter: Importer = {
  table: enterpriseTable,
  right: 'org.manage',
  lists: async (kit) => ({ org: (await keepersOf(kit)).map(({ name }) => name) }),
  judge,
  existing: () => Promise.resolve(new Map()),
  write: enterEach((kit, facts) => enterEnterprise(kit, enterpriseCreate.parse(facts))),
  lock: 'enterprises imported',
  dependents: async (kit, rows) => {
    const { enterpriseToManage: enterprise } = kit.from
    const ids = rows.map(({ id }) => id)
    return editedSince(rows, ids.length === 0 ? [] : await kit.select().from(enterprise).where(inArray(enterprise.id, ids)))
  },
  undo: (kit, rows) =>
    kit.removeAll(
      nouns.enterprise,
      rows.map(({ id }) => id),
    ),
}
